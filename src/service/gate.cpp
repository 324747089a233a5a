// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/gate.hpp"

#include <array>
#include <iostream>
#include <utility>

#include <poll.h>

#include "kernel/refused.hpp"
#include "kernel/table.hpp"
#include "service/reporter.hpp"
#include "service/summary.hpp"
#include "service/watchdog.hpp"

namespace sixgate::service {

namespace {

/// Takes the table away with its scope, if it is to go. What waits in a queue then is lost, so it
/// goes last.
class TableAtTheEnd {
 public:
  explicit TableAtTheEnd(bool is_temporary) : is_temporary_(is_temporary) {}
  ~TableAtTheEnd() {
    try {
      if (is_temporary_) kernel::remove_table();
    } catch (const kernel::Refused& refused) {
      std::cerr << "sixgate: " << refused.what() << '\n';
    }
  }
  TableAtTheEnd(const TableAtTheEnd&) = delete;
  TableAtTheEnd& operator=(const TableAtTheEnd&) = delete;

 private:
  bool is_temporary_;
};

Workers bind_queues(const config::Configuration& configuration,
                    const kernel::Interfaces& interfaces, Verdicts tells, Bell& failure) {
  Workers workers;
  for (const auto queue_class : policy::all_queue_classes) {
    workers.push_back(
        std::make_unique<Worker>(queue_class, configuration, interfaces, tells, failure));
  }
  return workers;
}

std::vector<Events*> rings_of(const Workers& workers) {
  std::vector<Events*> rings;
  for (const auto& worker : workers) rings.push_back(&worker->events());
  return rings;
}

void announce(const config::Configuration& configuration, kernel::QueueKind kind) {
  const policy::Policy& policy = configuration.policy();
  const unsigned first = configuration.kernel().first_queue;
  std::cerr << "sixgate: judging: role " << name_of(policy.role) << ", mode "
            << name_of(policy.mode) << ", when-absent " << name_of(configuration.when_absent())
            << ", queues " << first << '-' << first + policy::all_queue_classes.size() - 1 << " ("
            << name_of(kind) << ")" << std::endl;
}

void wait_for_the_end(const StopSignals& signals, const Bell& failure) {
  std::array<pollfd, 2> places{pollfd{.fd = signals.descriptor(), .events = POLLIN, .revents = 0},
                               pollfd{.fd = failure.descriptor(), .events = POLLIN, .revents = 0}};
  while (::poll(places.data(), places.size(), -1) < 1) {
  }
}

}  // namespace

void run_gate(config::Configuration configuration, const GateOptions& options) {
  const StopSignals signals;
  Bell failure;
  configuration.set_broadcasts(kernel::read_broadcasts());
  kernel::Interfaces interfaces(configuration.zones());
  kernel::Alive alive;

  const Workers workers = bind_queues(configuration, interfaces, options.tells, failure);
  alive.clear();
  const TableAtTheEnd table(options.temporary_rules);
  const kernel::QueueKind kind = kernel::install_table(configuration);
  Reporter reporter(rings_of(workers), configuration.policy(), options.format, std::cout);
  for (const auto& worker : workers) worker->start();
  Watchdog watchdog(alive, workers, interfaces);
  announce(configuration, kind);

  wait_for_the_end(signals, failure);

  watchdog.stop();
  for (const auto& worker : workers) worker->drain();
  for (const auto& worker : workers) worker->join();
  reporter.finish();
  std::cerr << summarize(workers, configuration.policy().mode);
}

}  // namespace sixgate::service
