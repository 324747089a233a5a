// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/configuration.hpp"
#include "kernel/counters.hpp"
#include "kernel/queue_status.hpp"
#include "kernel/table.hpp"
#include "sixgate/policy/traffic.hpp"

namespace sixgate::command {

/// What `status` and `top` see of the running gate.

/// The queue of one class.
struct ClassQueue {
  policy::QueueClass queue_class;
  std::uint16_t number;
  std::optional<kernel::QueueStatus> bound;
};

struct Observation {
  std::optional<nlohmann::ordered_json> told;  ///< by the gate itself; nothing where none listens
  std::optional<kernel::TableState> table;
  std::vector<ClassQueue> queues;
  std::vector<kernel::Counter> counters;
};

/// What the kernel's side shows of the gate, which itself is not asked.
///
/// configuration  whose queues are meant where no table says which
/// fails          kernel::Refused, also where the kernel shows the queues to root alone
[[nodiscard]] Observation observe(const config::Configuration& configuration);

enum class Gate : std::uint8_t { absent, partial, idle, judging };

[[nodiscard]] Gate gate_of(const Observation& seen);

/// The word for scripts, and the sentence for a person.
[[nodiscard]] std::string_view word_of(Gate gate);
[[nodiscard]] std::string sentence_of(Gate gate);

/// Who has bound the queues, each once.
[[nodiscard]] std::vector<std::string> owners_of(const Observation& seen);

}  // namespace sixgate::command
