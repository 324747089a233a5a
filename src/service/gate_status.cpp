// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/gate_status.hpp"

#include <chrono>

#include "report/json.hpp"

namespace sixgate::service {

namespace {

using report::JsonObject;

/// Of all workers together; reasons that never came are left out.
std::string counts_of(const Workers& workers,
                      std::uint64_t (report::Tally::*count)(policy::Reason) const) {
  JsonObject object;
  for (const policy::ReasonName& row : policy::reason_names) {
    std::uint64_t total = 0;
    for (const auto& worker : workers) total += (worker->tally().*count)(row.reason);
    if (total > 0) object.number(row.name, total);
  }
  return object.line();
}

std::string usage_of(const memory::Usage& usage) {
  return JsonObject()
      .number("most", usage.most)
      .number("entries", usage.entries)
      .number("evicted", usage.evicted)
      .number("refused", usage.refused)
      .line();
}

std::string memory_of(const memory::Memory& memory) {
  const memory::Moment now = Worker::Clock::now().time_since_epoch();
  return JsonObject()
      .value("flows", usage_of(memory.flows().usage(now)))
      .value("fragments", usage_of(memory.fragments().usage(now)))
      .value("rates", usage_of(memory.rates().usage(now)))
      .value("teredo-clients", usage_of(memory.teredo().clients_usage(now)))
      .value("teredo-peers", usage_of(memory.teredo().peers_usage(now)))
      .line();
}

}  // namespace

void Reloads::note(const Reloaded& reloaded) {
  ++(reloaded.is_done ? done : refused);
  last = reloaded.words;
}

std::string describe_status(const JudgingGate& gate, const memory::Memory& memory,
                            const Reloads& reloads) {
  const config::Configuration& configuration = gate.rulebook->configuration();
  std::uint64_t events_lost = 0;
  std::uint64_t late = 0;
  for (const auto& worker : gate.workers) {
    events_lost += worker->events_lost();
    late += worker->troubles().late.load();
  }
  return JsonObject()
      .text("role", name_of(configuration.policy().role))
      .text("mode", name_of(configuration.policy().mode))
      .text("when_absent", name_of(configuration.when_absent()))
      .value("reloads", JsonObject()
                            .number("done", reloads.done)
                            .number("refused", reloads.refused)
                            .text("last", reloads.last)
                            .line())
      .value("decided", counts_of(gate.workers, &report::Tally::decided))
      .value("spared", counts_of(gate.workers, &report::Tally::spared))
      .value("noted", counts_of(gate.workers, &report::Tally::noted))
      .number("events_lost", events_lost)
      .number("late", late)
      .value("memory", memory_of(memory))
      .line();
}

}  // namespace sixgate::service
