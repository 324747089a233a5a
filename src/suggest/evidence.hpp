// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "report/sighting.hpp"

namespace sixgate::suggest {

/// `42 packets since 2026-11-26 18:01, last on forward wan0 > lan0: tunnel.undeclared`, in the time
/// of this machine's zone.
[[nodiscard]] std::string evidence_of(const report::Seen& seen, const report::Place& last,
                                      policy::Reason reason);

/// `8.0.0.1 > 9.0.0.2`
[[nodiscard]] std::string way_of(wire::Address from, wire::Address to);

/// `1 packet`, `2 packets`.
[[nodiscard]] std::string count_of(std::uint64_t number, std::string_view noun);

/// `2001:db8::/32`
[[nodiscard]] std::string text_of(const wire::Prefix& prefix);

}  // namespace sixgate::suggest
