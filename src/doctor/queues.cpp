// SPDX-License-Identifier: GPL-2.0-or-later
#include "doctor/checks.hpp"
#include "doctor/words.hpp"
#include "kernel/names.hpp"

namespace sixgate::doctor {

namespace {

kernel::QueueRange queues_of(const kernel::Ruleset& ruleset) {
  using kernel::queue_number;
  const std::uint16_t first = ruleset.kernel.first_queue;
  return {.first = queue_number(policy::all_queue_classes.front(), first),
          .last = queue_number(policy::all_queue_classes.back(), first)};
}

constexpr const char* other_numbers = "choose other numbers with [kernel] first-queue";

Finding find_holder(const HeldQueue& held) {
  const std::string queue = "queue " + std::to_string(held.queue.number);
  if (!held.holder) {
    return {.severity = Severity::warning,
            .what = queue + ": somebody has it, by netlink port " +
                    std::to_string(held.queue.port) +
                    ", who cannot be found; unless that is sixgate, it will be refused",
            .mend = other_numbers};
  }
  const std::string who = name_of(*held.holder);
  if (held.holder->name == "sixgate") {
    return {.severity = Severity::ok, .what = queue + ": " + who + " answers it"};
  }
  return {.severity = Severity::blocker,
          .what = queue + ": " + who + " has it, so sixgate will be refused",
          .mend = std::string("stop that program, or ") + other_numbers};
}

}  // namespace

Findings check_queues(const kernel::Ruleset& ruleset, const Machine& machine) {
  const kernel::QueueRange ours = queues_of(ruleset);
  Findings findings;
  for (const HeldQueue& held : machine.queues) {
    if (held.queue.number < ours.first || held.queue.number > ours.last) continue;
    findings.push_back(find_holder(held));
  }
  for (const kernel::ForeignRule& rule : machine.tables.rules) {
    if (!rule.queues || rule.queues->last < ours.first || rule.queues->first > ours.last) continue;
    findings.push_back(
        {.severity = Severity::warning,
         .what =
             place_of(rule) + " hands packets to queue " + std::to_string(rule.queues->first) +
             (rule.queues->last == rule.queues->first ? ""
                                                      : "-" + std::to_string(rule.queues->last)) +
             ": sixgate would judge them too, steered or not",
         .mend = other_numbers});
  }
  return findings;
}

}  // namespace sixgate::doctor
