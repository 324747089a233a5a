// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/sight.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command/ask_gate.hpp"
#include "command/observation.hpp"
#include "command/table_page.hpp"
#include "kernel/refused.hpp"
#include "sixgate/policy/catalogue.hpp"

namespace sixgate::command {

namespace {

using Json = nlohmann::ordered_json;
using screen::Count;
using screen::Decider;
using screen::Outcome;
using screen::Sight;

constexpr std::string_view unjudged_prefix = "unjudged.";

/// What the gate said, or why it did not.
struct Answer {
  std::optional<Json> told;
  std::string trouble;
};

Answer ask(const std::filesystem::path& control) {
  try {
    auto told = ask_gate(control, "status", std::chrono::seconds(1));
    if (told) return {.told = std::move(told), .trouble = {}};
    return {.told = {}, .trouble = "no gate listens at " + control.string()};
  } catch (const std::exception& failure) {
    return {.told = {}, .trouble = failure.what()};
  }
}

/// Nothing where the kernel shows it to others alone.
std::optional<Observation> look(const config::Configuration& configuration) {
  try {
    return observe(configuration);
  } catch (const kernel::Refused&) {
    return std::nullopt;
  }
}

void describe_gate(Sight& sight, const Answer& answer, const std::optional<Observation>& seen) {
  using screen::Health;
  if (!seen) {
    sight.health = answer.told ? Health::unknown : Health::bad;
    sight.gate =
        answer.told ? "answers; whether packets come to it is shown to root alone" : answer.trouble;
    return;
  }
  const Gate gate = gate_of(*seen);
  sight.health = gate == Gate::judging && answer.told ? Health::good : Health::bad;
  sight.gate = sentence_of(gate);
  if (gate != Gate::absent && !answer.told) sight.gate += "; " + answer.trouble;
}

std::string posture_in_force(const Answer& answer, const std::optional<Observation>& seen) {
  if (answer.told) {
    return "role " + answer.told->value("role", "") + ", mode " + answer.told->value("mode", "") +
           ", when-absent " + answer.told->value("when_absent", "");
  }
  return seen && seen->table ? "the table alone: " + posture_of(seen->table->contents)
                             : std::string();
}

/// What came of the packets that the gate counts under a reason as decided.
Outcome decided_outcome(const std::string& name) {
  const auto reason = policy::find_reason(name);
  if (!reason) return Outcome::unknown;
  return policy::row_of(*reason).defaults ? Outcome::drop : Outcome::accept;
}

/// What the kernel does with those that it counts under a reason.
Outcome kernel_outcome(const std::string& name, const config::Configuration& configuration,
                       bool monitors) {
  const auto reason = policy::find_reason(name);
  if (!reason) return Outcome::unknown;
  if (!policy::row_of(*reason).defaults) return Outcome::accept;
  if (configuration.policy().action_of(*reason) == policy::Action::log) return Outcome::noted;
  return monitors ? Outcome::spared : Outcome::drop;
}

template <typename Use>
void for_each_number(const Json& object, const char* member, const Use& use) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_object()) return;
  for (const auto& [name, number] : found->items()) {
    if (number.is_number_unsigned()) use(name, number.template get<std::uint64_t>());
  }
}

std::vector<Count> decided_by(const Json& told) {
  std::vector<Count> counts;
  const auto add = [&counts](const std::string& name, Outcome outcome, std::uint64_t total) {
    counts.push_back(
        {.what = {.name = name, .by = Decider::gate, .outcome = outcome}, .total = total});
  };
  for_each_number(told, "decided", [&](const std::string& name, std::uint64_t total) {
    add(name, decided_outcome(name), total);
  });
  for_each_number(told, "spared", [&](const std::string& name, std::uint64_t total) {
    add(name, Outcome::spared, total);
  });
  for_each_number(told, "noted", [&](const std::string& name, std::uint64_t total) {
    add(name, Outcome::noted, total);
  });
  return counts;
}

/// The table's counters as the kernel shows them, else as the gate tells them; nothing where
/// neither does.
std::optional<std::vector<kernel::Counter>> counters_of(const Answer& answer,
                                                        const std::optional<Observation>& seen) {
  if (seen && seen->table) return seen->counters;
  if (!answer.told || !answer.told->contains("counters")) return std::nullopt;
  std::vector<kernel::Counter> counters;
  for_each_number(*answer.told, "counters", [&](const std::string& name, std::uint64_t packets) {
    counters.push_back({.name = name, .packets = packets, .bytes = 0});
  });
  return counters;
}

void add_counters(Sight& sight, const std::vector<kernel::Counter>& counters,
                  const config::Configuration& configuration, bool monitors) {
  sight.kernel.emplace();
  sight.unjudged.emplace();
  for (const kernel::Counter& counter : counters) {
    if (counts_unjudged(counter)) {
      sight.unjudged->push_back({.what = {.name = counter.name.substr(unjudged_prefix.size())},
                                 .total = counter.packets});
    } else if (counts_decided(counter)) {
      sight.kernel->push_back(
          {.what = {.name = counter.name,
                    .by = Decider::kernel,
                    .outcome = kernel_outcome(counter.name, configuration, monitors)},
           .total = counter.packets});
    }
  }
}

std::optional<std::uint64_t> number_in(const Json& object, const char* member) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_number_unsigned()) return std::nullopt;
  return found->get<std::uint64_t>();
}

screen::QueueSight told_queue(const Json& told) {
  screen::QueueSight queue{.queue_class = told.value("class", ""),
                           .number = told.value("number", std::uint16_t{0}),
                           .waiting = number_in(told, "waiting"),
                           .received = number_in(told, "received"),
                           .late = number_in(told, "late"),
                           .dropped_full = number_in(told, "dropped_full"),
                           .dropped_at_socket = number_in(told, "dropped_at_socket"),
                           .socket_fill = {}};
  const auto bytes = number_in(told, "socket_bytes");
  const auto size = number_in(told, "socket_size").value_or(0);
  if (bytes && size > 0) {
    queue.socket_fill = static_cast<double>(*bytes) / static_cast<double>(size);
  }
  return queue;
}

void add_bound(screen::QueueSight& queue, const kernel::QueueStatus& bound) {
  queue.waiting = bound.waiting;
  queue.dropped_full = bound.dropped_full;
  if (!queue.received) queue.received = bound.queued;
  if (!queue.dropped_at_socket) queue.dropped_at_socket = bound.dropped_at_socket;
}

std::vector<screen::QueueSight> queues_of(const Answer& answer,
                                          const std::optional<Observation>& seen) {
  std::vector<screen::QueueSight> queues;
  if (answer.told && answer.told->contains("queues")) {
    for (const Json& told : answer.told->at("queues")) queues.push_back(told_queue(told));
  }
  if (!seen) return queues;
  for (const ClassQueue& shown : seen->queues) {
    auto queue = std::ranges::find(queues, shown.number, &screen::QueueSight::number);
    if (queue == queues.end()) {
      queue = queues.insert(queues.end(), {.queue_class = std::string(name_of(shown.queue_class)),
                                           .number = shown.number,
                                           .waiting = {},
                                           .received = {},
                                           .late = {},
                                           .dropped_full = {},
                                           .dropped_at_socket = {},
                                           .socket_fill = {}});
    }
    if (shown.bound) add_bound(*queue, *shown.bound);
  }
  return queues;
}

bool monitors(const Answer& answer, const std::optional<Observation>& seen) {
  if (answer.told) return answer.told->value("mode", "") == "monitor";
  if (!seen || !seen->table) return false;
  const auto installed = kernel::find_installation(seen->table->contents);
  return installed && installed->mode == "monitor";
}

}  // namespace

screen::Sight look_at_gate(const config::Configuration& configuration,
                           const std::filesystem::path& control) {
  const Answer answer = ask(control);
  const std::optional<Observation> seen = look(configuration);
  Sight sight;
  describe_gate(sight, answer, seen);
  sight.posture = posture_in_force(answer, seen);
  sight.queues = queues_of(answer, seen);
  if (answer.told) {
    sight.decided = decided_by(*answer.told);
    sight.late = number_in(*answer.told, "late").value_or(0);
    sight.events_lost = number_in(*answer.told, "events_lost").value_or(0);
  }
  if (const auto counters = counters_of(answer, seen)) {
    add_counters(sight, *counters, configuration, monitors(answer, seen));
  }
  return sight;
}

}  // namespace sixgate::command
