// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/observation.hpp"

#include <algorithm>

#include "kernel/names.hpp"
#include "kernel/refused.hpp"

namespace sixgate::command {

namespace {

/// The number of the class in the table, else the one that the configuration gives it.
std::uint16_t number_of(policy::QueueClass queue_class, const Observation& seen,
                        std::uint16_t first_queue) {
  if (seen.table) {
    const auto rule = std::ranges::find(seen.table->queues, kernel::queue_chain(queue_class),
                                        &kernel::QueueRule::chain);
    if (rule != seen.table->queues.end()) return rule->number;
  }
  return kernel::queue_number(queue_class, first_queue);
}

}  // namespace

Observation observe(const config::Configuration& configuration) {
  if (!kernel::may_read_queue_status()) {
    throw kernel::Refused(
        "who has bound the queues, /proc/net/netfilter/nfnetlink_queue, is shown to root alone");
  }
  Observation seen{.told = {}, .table = kernel::read_table(), .queues = {}, .counters = {}};
  if (seen.table) seen.counters = kernel::read_counters();
  const auto bound = kernel::read_queue_status();
  for (const auto queue_class : policy::all_queue_classes) {
    ClassQueue queue{.queue_class = queue_class,
                     .number = number_of(queue_class, seen, configuration.kernel().first_queue),
                     .bound = {}};
    const auto status = std::ranges::find(bound, queue.number, &kernel::QueueStatus::number);
    if (status != bound.end()) queue.bound = *status;
    seen.queues.push_back(queue);
  }
  return seen;
}

Gate gate_of(const Observation& seen) {
  const auto is_bound = [](const ClassQueue& queue) { return queue.bound.has_value(); };
  if (std::ranges::none_of(seen.queues, is_bound)) return Gate::absent;
  if (!std::ranges::all_of(seen.queues, is_bound)) return Gate::partial;
  return seen.table && !seen.table->alive.empty() ? Gate::judging : Gate::idle;
}

std::string_view word_of(Gate gate) {
  switch (gate) {
    case Gate::absent: return "absent";
    case Gate::partial: return "partial";
    case Gate::idle: return "idle";
    case Gate::judging: return "judging";
  }
  return {};
}

std::string sentence_of(Gate gate) {
  switch (gate) {
    case Gate::absent: return "none is running; start it with `sixgate run`";
    case Gate::partial:
      return "not all queues are bound: somebody else's program, or it is starting";
    case Gate::idle:
      return "the queues are bound and nothing is brought to them: the gate hangs, or is starting, "
             "or table inet sixgate is gone";
    case Gate::judging: return "judging";
  }
  return {};
}

std::vector<std::string> owners_of(const Observation& seen) {
  std::vector<std::string> owners;
  for (const ClassQueue& queue : seen.queues) {
    if (!queue.bound) continue;
    const std::string owner = kernel::name_owner(queue.bound->port);
    if (std::ranges::find(owners, owner) == owners.end()) owners.push_back(owner);
  }
  return owners;
}

}  // namespace sixgate::command
