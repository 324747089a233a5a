// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/reload.hpp"

#include <exception>
#include <sstream>
#include <utility>

#include "kernel/helper.hpp"
#include "kernel/refused.hpp"
#include "kernel/table.hpp"

namespace sixgate::service {

namespace {

/// What a running gate cannot change.
///
/// fails  kernel::Refused
void refuse_other_queues(const config::KernelSettings& now, const config::KernelSettings& next) {
  if (now.first_queue != next.first_queue || now.mark != next.mark) {
    throw kernel::Refused("[kernel] first-queue and mark need a restart");
  }
}

/// The keeper first: what a worker leaves for it is then kept as the worker's configuration wants.
void offer(const JudgingGate& gate, const std::shared_ptr<Rulebook>& rulebook) {
  gate.keeper.follow(rulebook->configuration().capture());
  for (const auto& worker : gate.workers) worker->offer(rulebook);
}

/// The workers first: until the table is loaded they are brought what they were, and judge it by
/// what is to be.
kernel::Installed take_over(JudgingGate& gate, const std::shared_ptr<Rulebook>& next) {
  offer(gate, next);
  gate.surroundings.follow(next);
  try {
    return kernel::install_table(next->configuration(), true);
  } catch (...) {
    offer(gate, gate.rulebook);
    gate.surroundings.follow(gate.rulebook);
    throw;
  }
}

std::string with_name(std::string_view lines) {
  std::istringstream all{std::string(lines)};
  std::string named;
  for (std::string line; std::getline(all, line);) named += "sixgate: not reloaded: " + line + "\n";
  return named;
}

}  // namespace

std::string describe(const config::Configuration& configuration, kernel::QueueKind kind) {
  const policy::Policy& policy = configuration.policy();
  const unsigned first = configuration.kernel().first_queue;
  std::ostringstream words;
  words << "role " << name_of(policy.role) << ", mode " << name_of(policy.mode) << ", when-absent "
        << name_of(configuration.when_absent()) << ", queues " << first << '-'
        << first + policy::all_queue_classes.size() - 1 << " (" << name_of(kind) << ")";
  return words.str();
}

std::string tell_troubles(const kernel::Installed& installed) {
  std::string words;
  if (!installed.has_helper) words += kernel::tell_missing_helper();
  if (!installed.trouble.empty()) words += "sixgate: " + installed.trouble + "\n";
  return words;
}

Reloaded reload(JudgingGate& gate, const Load& load) {
  try {
    const auto next = std::make_shared<Rulebook>(load());
    const config::Configuration& now = gate.rulebook->configuration();
    refuse_other_queues(now.kernel(), next->configuration().kernel());
    const kernel::Installed installed = take_over(gate, next);
    std::string words =
        "sixgate: reloaded: " + describe(next->configuration(), installed.kind) + "\n";
    words += tell_troubles(installed);
    if (next->configuration().memory() != gate.memory) {
      words += "sixgate: [memory] takes effect with the next start\n";
    }
    gate.rulebook = next;
    gate.telling.log().follow(next);
    return {.is_done = true, .words = std::move(words)};
  } catch (const std::exception& wrong) {
    return {.is_done = false, .words = with_name(wrong.what())};
  }
}

}  // namespace sixgate::service
