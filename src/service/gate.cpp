// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/gate.hpp"

#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

#include <system_error>

#include "kernel/alive.hpp"
#include "kernel/refused.hpp"
#include "kernel/table.hpp"
#include "memory/memory.hpp"
#include "service/attendance.hpp"
#include "service/control.hpp"
#include "service/keeper.hpp"
#include "service/notify.hpp"
#include "service/outlet.hpp"
#include "service/summary.hpp"
#include "service/surroundings.hpp"
#include "service/telling.hpp"
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
      say("sixgate: " + std::string(refused.what()) + '\n');
    }
  }
  TableAtTheEnd(const TableAtTheEnd&) = delete;
  TableAtTheEnd& operator=(const TableAtTheEnd&) = delete;

 private:
  bool is_temporary_;
};

Workers bind_queues(const std::shared_ptr<Rulebook>& rulebook, memory::Memory& memory,
                    Bell& failure) {
  Workers workers;
  for (const auto queue_class : policy::all_queue_classes) {
    workers.push_back(std::make_unique<Worker>(queue_class, rulebook, memory, failure));
  }
  return workers;
}

std::vector<DroppedPackets*> dropped_by(const Workers& workers) {
  std::vector<DroppedPackets*> rings;
  for (const auto& worker : workers) rings.push_back(&worker->dropped());
  return rings;
}

/// Lets all threads come to their end with its scope, however that ends: nothing more is queued,
/// what waits is answered, the rest is told.
class EndOfThreads {
 public:
  EndOfThreads(kernel::Alive& alive, Watchdog& watchdog, Surroundings& surroundings,
               const Workers& workers, Telling& telling, Keeper& keeper)
      : alive_(alive),
        watchdog_(watchdog),
        surroundings_(surroundings),
        workers_(workers),
        telling_(telling),
        keeper_(keeper) {}
  ~EndOfThreads() { come(); }
  EndOfThreads(const EndOfThreads&) = delete;
  EndOfThreads& operator=(const EndOfThreads&) = delete;

  void come() {
    if (std::exchange(has_come_, true)) return;
    attempt([this] { watchdog_.stop(); });
    attempt([this] { alive_.clear(); });
    for (const auto& worker : workers_) worker->drain();
    for (const auto& worker : workers_) attempt([&worker] { worker->join(); });
    attempt([this] { surroundings_.stop(); });
    attempt([this] { telling_.finish(); });
    attempt([this] { keeper_.finish(); });
  }

  /// fails  with the first thing that went wrong
  void rethrow() const {
    if (first_failure_) std::rethrow_exception(first_failure_);
  }

 private:
  template <typename Step>
  void attempt(Step step) {
    try {
      step();
    } catch (...) {
      if (!first_failure_) first_failure_ = std::current_exception();
    }
  }

  kernel::Alive& alive_;
  Watchdog& watchdog_;
  Surroundings& surroundings_;
  const Workers& workers_;
  Telling& telling_;
  Keeper& keeper_;
  bool has_come_ = false;
  std::exception_ptr first_failure_;
};

/// Nothing where it cannot be, which is said: a gate that judges is worth more.
std::optional<Control> open_control(const std::filesystem::path& path) {
  try {
    return std::optional<Control>(std::in_place, path);
  } catch (const std::system_error& refused) {
    say("sixgate: no control socket, nobody can ask this gate: " + std::string(refused.what()) +
        "\n");
    return std::nullopt;
  }
}

}  // namespace

void run_gate(const Load& load, const GateOptions& options) {
  Signals signals;
  Bell failure;
  auto rulebook = std::make_shared<Rulebook>(load());
  const config::Configuration& configuration = rulebook->configuration();
  kernel::Alive alive;

  kernel::refuse_beside_another(configuration);
  memory::Memory memory(configuration.memory(), memory::Secret::random());
  const Workers workers = bind_queues(rulebook, memory, failure);
  alive.clear();
  std::optional<Control> control = open_control(options.control);
  const TableAtTheEnd table(options.temporary_rules);
  Telling telling(workers, options.tells, options.format, rulebook, failure);
  Keeper keeper(dropped_by(workers), configuration.capture(), failure);
  Surroundings surroundings(alive, workers, rulebook, failure);
  Watchdog watchdog(alive, workers, failure);
  EndOfThreads end(alive, watchdog, surroundings, workers, telling, keeper);
  surroundings.start();
  for (const auto& worker : workers) worker->start();
  watchdog.start();
  const kernel::Installed installed = kernel::install_table(configuration, true);
  if (const std::string troubles = tell_troubles(installed); !troubles.empty()) say(troubles);
  watchdog.expect_table();
  const std::string what = "judging: " + describe(configuration, installed.kind);
  say("sixgate: " + what + "\n");
  notify::ready(what);

  JudgingGate gate{.workers = workers,
                   .surroundings = surroundings,
                   .keeper = keeper,
                   .telling = telling,
                   .memory = configuration.memory(),
                   .rulebook = std::move(rulebook)};
  Attendance(gate, load, memory, control ? &*control : nullptr).attend(signals, failure);

  notify::stopping();
  end.come();
  say(summarize(workers, surroundings.late_verdicts(), telling.log().lines_lost(),
                keeper.counts().lost));
  end.rethrow();
}

}  // namespace sixgate::service
