// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/gate_status.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

#include "kernel/queue_status.hpp"
#include "report/durations.hpp"
#include "report/joined.hpp"
#include "report/json.hpp"
#include "report/version.hpp"

namespace sixgate::service {

namespace {

using report::JsonObject;
using report::Outcome;

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

std::string array_of(const std::vector<std::string>& values) {
  return "[" + report::joined(values, ",") + "]";
}

/// shown  what the kernel shows this process of bound queues; nothing of this one, mostly
std::string queue_of(const Worker& worker, const std::vector<kernel::QueueStatus>& shown) {
  const kernel::Queue& queue = worker.queue();
  const kernel::SocketMemory socket = queue.socket_memory();
  JsonObject object;
  object.text("class", name_of(worker.queue_class()))
      .number("number", queue.number())
      .number("received", queue.received())
      .number("late", queue.troubles().late.load())
      .number("socket_bytes", socket.bytes)
      .number("socket_size", socket.size)
      .number("dropped_at_socket", socket.dropped);
  const auto status = std::ranges::find(shown, queue.number(), &kernel::QueueStatus::number);
  if (status != shown.end()) {
    object.number("waiting", status->waiting).number("dropped_full", status->dropped_full);
  }
  return object.line();
}

std::string queues_of(const Workers& workers) {
  const auto shown = kernel::read_queue_status();
  std::vector<std::string> queues;
  for (const auto& worker : workers) queues.push_back(queue_of(*worker, shown));
  return array_of(queues);
}

std::string packets_of(const std::vector<kernel::Counter>& counters) {
  JsonObject object;
  for (const auto& counter : counters) object.number(counter.name, counter.packets);
  return object.line();
}

std::string packets_of(const KernelVerdicts& by_kernel, Outcome outcome) {
  JsonObject object;
  for (const policy::ReasonName& row : policy::reason_names) {
    const std::uint64_t packets = by_kernel.of(row.reason, outcome);
    if (packets > 0) object.number(row.name, packets);
  }
  return object.line();
}

/// Of all workers together.
std::string verdict_times_of(const Workers& workers) {
  report::Durations::Counts counts{};
  std::uint64_t nanoseconds = 0;
  for (const auto& worker : workers) {
    const auto some = worker->verdict_times().counts();
    std::ranges::transform(counts, some, counts.begin(), std::plus());
    nanoseconds += worker->verdict_times().sum();
  }
  std::vector<std::string> bounds;
  std::vector<std::string> numbers;
  for (const auto bound : report::Durations::bounds) {
    bounds.push_back(report::seconds(std::chrono::duration<double>(bound).count()));
  }
  for (const std::uint64_t count : counts) numbers.push_back(std::to_string(count));
  return JsonObject()
      .value("bounds", array_of(bounds))
      .value("counts", array_of(numbers))
      .value("sum", report::seconds(static_cast<double>(nanoseconds) / 1e9))
      .line();
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
                            const Reloads& reloads, const KernelVerdicts& by_kernel,
                            const std::optional<std::vector<kernel::Counter>>& counters) {
  const config::Configuration& configuration = gate.rulebook->configuration();
  std::uint64_t events_lost = 0;
  std::uint64_t late = 0;
  for (const auto& worker : gate.workers) {
    events_lost += worker->events_lost();
    late += worker->troubles().late.load();
  }
  const KeptCounts kept = gate.keeper.counts();
  const std::chrono::duration<double> started = gate.started.time_since_epoch();
  JsonObject status;
  status.text("version", report::version)
      .value("started", report::seconds(started.count()))
      .value("judging", gate.surroundings.is_judging() ? "true" : "false")
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
      .value("kept", JsonObject().number("packets", kept.packets).number("lost", kept.lost).line())
      .value("queues", queues_of(gate.workers))
      .value("accepted_by_kernel", packets_of(by_kernel, Outcome::accept))
      .value("dropped_by_kernel", packets_of(by_kernel, Outcome::drop))
      .value("spared_by_kernel", packets_of(by_kernel, Outcome::spared))
      .value("noted_by_kernel", packets_of(by_kernel, Outcome::noted));
  if (counters) status.value("counters", packets_of(*counters));
  return status.value("verdict_seconds", verdict_times_of(gate.workers))
      .value("memory", memory_of(memory))
      .line();
}

}  // namespace sixgate::service
