// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/counters.hpp"
#include "kernel/installation.hpp"
#include "report/json.hpp"

namespace sixgate::command {

/// What `rules status` and `status` both say of the table in the kernel.

/// `role border, mode enforce, when-absent baseline`, or that the table does not say.
[[nodiscard]] std::string posture_of(const kernel::TableContents& contents);

/// The same as members of an object; none where the table does not say.
void add_posture(report::JsonObject& object, const kernel::TableContents& contents);

/// The words with a space between them; `none` where there are none.
[[nodiscard]] std::string words_or(const std::vector<std::string>& words, std::string_view none);

/// Whether the kernel's counter is about what was steered, what nobody judged, or what it decided.
[[nodiscard]] bool counts_steered(const kernel::Counter& counter);
[[nodiscard]] bool counts_unjudged(const kernel::Counter& counter);
[[nodiscard]] bool counts_decided(const kernel::Counter& counter);

/// A table of the counters for a person, under a heading.
void print_counters(const std::vector<kernel::Counter>& counters, std::string_view heading);

/// One number of each counter: `{"steered.icmpv6":3,...}`.
[[nodiscard]] std::string json_of(const std::vector<kernel::Counter>& counters,
                                  std::uint64_t kernel::Counter::*number);

}  // namespace sixgate::command
