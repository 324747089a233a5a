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
#include "report/members.hpp"
#include "report/outcome.hpp"
#include "sixgate/policy/reason.hpp"

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

/// Where the kernel's side is not shown: as the gate itself has it.
void describe_gate_alone(Sight& sight, const Answer& answer) {
  using screen::Health;
  if (!answer.told) {
    sight.health = Health::bad;
    sight.gate = answer.trouble;
  } else if (const auto is_judging = report::truth_in(*answer.told, "judging")) {
    sight.health = *is_judging ? Health::good : Health::bad;
    sight.gate = sentence_of(*is_judging ? Gate::judging : Gate::idle);
  } else {
    sight.health = Health::unknown;
    sight.gate = "answers, and does not say whether packets come to it";
  }
}

void describe_gate(Sight& sight, const Answer& answer, const std::optional<Observation>& seen) {
  using screen::Health;
  if (!seen) return describe_gate_alone(sight, answer);
  const Gate gate = gate_of(*seen);
  sight.health = gate == Gate::judging && answer.told ? Health::good : Health::bad;
  sight.gate = sentence_of(gate);
  if (gate != Gate::absent && !answer.told) sight.gate += "; " + answer.trouble;
}

std::string posture_in_force(const Answer& answer, const std::optional<Observation>& seen) {
  if (answer.told) {
    return "role " + report::text_in(*answer.told, "role") + ", mode " +
           report::text_in(*answer.told, "mode") + ", when-absent " +
           report::text_in(*answer.told, "when_absent");
  }
  return seen && seen->table ? "the table alone: " + posture_of(seen->table->contents)
                             : std::string();
}

void add_counts(std::vector<Count>& counts, Decider by, Outcome outcome, const Json& told,
                const char* member) {
  report::for_each_number(told, member, [&](const std::string& name, std::uint64_t total) {
    counts.push_back({.what = {.name = name, .by = by, .outcome = outcome}, .total = total});
  });
}

std::vector<Count> decided_by(const Json& told) {
  std::vector<Count> counts;
  report::for_each_number(told, "decided", [&counts](const std::string& name, std::uint64_t total) {
    counts.push_back(
        {.what = {.name = name, .by = Decider::gate, .outcome = report::decided_outcome(name)},
         .total = total});
  });
  add_counts(counts, Decider::gate, Outcome::spared, told, "spared");
  add_counts(counts, Decider::gate, Outcome::noted, told, "noted");
  return counts;
}

/// As the gate has followed them, which knows by what they were counted.
std::vector<Count> decided_by_kernel(const Json& told) {
  std::vector<Count> counts;
  add_counts(counts, Decider::kernel, Outcome::accept, told, "accepted_by_kernel");
  add_counts(counts, Decider::kernel, Outcome::drop, told, "dropped_by_kernel");
  add_counts(counts, Decider::kernel, Outcome::spared, told, "spared_by_kernel");
  add_counts(counts, Decider::kernel, Outcome::noted, told, "noted_by_kernel");
  return counts;
}

/// Where no gate has followed them: as if the table were by this configuration, but for its mode.
std::vector<Count> decided_by_kernel(const std::vector<kernel::Counter>& counters,
                                     const config::Configuration& configuration,
                                     policy::Mode mode) {
  const auto outcome_of = [&](const std::string& name) {
    const auto reason = policy::find_reason(name);
    if (!reason) return Outcome::unknown;
    return report::kernel_outcome(*reason, configuration.policy().action_of(*reason), mode);
  };
  std::vector<Count> counts;
  for (const kernel::Counter& counter : counters) {
    if (!counts_decided(counter)) continue;
    counts.push_back(
        {.what = {.name = counter.name, .by = Decider::kernel, .outcome = outcome_of(counter.name)},
         .total = counter.packets});
  }
  return counts;
}

std::vector<Count> unjudged_of(const std::vector<kernel::Counter>& counters) {
  std::vector<Count> counts;
  for (const kernel::Counter& counter : counters) {
    if (!counts_unjudged(counter)) continue;
    counts.push_back(
        {.what = {.name = counter.name.substr(unjudged_prefix.size())}, .total = counter.packets});
  }
  return counts;
}

/// The table's counters as the kernel shows them, else as the gate tells them; nothing where
/// neither does.
std::optional<std::vector<kernel::Counter>> counters_of(const Answer& answer,
                                                        const std::optional<Observation>& seen) {
  if (seen && seen->table) return seen->counters;
  if (!answer.told || !answer.told->contains("counters")) return std::nullopt;
  std::vector<kernel::Counter> counters;
  report::for_each_number(*answer.told, "counters",
                          [&](const std::string& name, std::uint64_t packets) {
                            counters.push_back({.name = name, .packets = packets, .bytes = 0});
                          });
  return counters;
}

screen::QueueSight told_queue(const Json& told) {
  screen::QueueSight queue{.queue_class = report::text_in(told, "class"),
                           .number = told.value("number", std::uint16_t{0}),
                           .waiting = report::number_in(told, "waiting"),
                           .received = report::number_in(told, "received"),
                           .late = report::number_in(told, "late"),
                           .dropped_full = report::number_in(told, "dropped_full"),
                           .dropped_at_socket = report::number_in(told, "dropped_at_socket"),
                           .socket_fill = {}};
  const auto bytes = report::number_in(told, "socket_bytes");
  const auto size = report::number_in(told, "socket_size").value_or(0);
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

/// Of the table.
policy::Mode mode_of(const std::optional<Observation>& seen) {
  if (!seen || !seen->table) return policy::Mode::enforce;
  const auto installed = kernel::find_installation(seen->table->contents);
  const bool monitors = installed && installed->mode == name_of(policy::Mode::monitor);
  return monitors ? policy::Mode::monitor : policy::Mode::enforce;
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
    sight.late = report::number_in(*answer.told, "late").value_or(0);
    sight.events_lost = report::number_in(*answer.told, "events_lost").value_or(0);
  }
  if (const auto counters = counters_of(answer, seen)) {
    sight.unjudged = unjudged_of(*counters);
    sight.kernel = answer.told ? decided_by_kernel(*answer.told)
                               : decided_by_kernel(*counters, configuration, mode_of(seen));
    sight.kernel_told_by = answer.told ? Decider::gate : Decider::kernel;
  }
  return sight;
}

}  // namespace sixgate::command
