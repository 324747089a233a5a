// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/watchdog.hpp"

#include <cstddef>
#include <utility>

#include <unistd.h>

#include <sys/resource.h>

#include "kernel/refused.hpp"
#include "service/outlet.hpp"

namespace sixgate::service {

namespace {

constexpr const char* table_is_gone =
    "table inet sixgate is gone and nothing is judged; bring it back with `sixgate rules install`";

/// Hitches follow each other on a machine that is too busy; of one a minute is told.
constexpr std::chrono::minutes pause_between_hitches{1};
constexpr const char* was_late =
    "kept from running for over half a second: what came meanwhile went unjudged";
constexpr const char* hangs = "a thread hangs: what comes goes unjudged until it gets on";

/// This thread, as far as the system lets it. Not in real time: a thread of that kind waits for the
/// processor that it slept on, though another one is idle and this one loads somebody's table.
void go_before_others() {
  constexpr int most = -20;
  static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), most));
}

}  // namespace

Watchdog::Watchdog(kernel::Alive& alive, const Workers& workers, Bell& failure)
    : alive_(alive),
      workers_(workers),
      progress_(workers.size(), {.steps = 0, .time = Worker::Clock::now()}),
      task_(failure) {}

void Watchdog::start() {
  alive_.beat();
  task_.start([this] { run(); });
}

void Watchdog::stop() {
  stop_.ring();
  task_.join();
}

void Watchdog::run() {
  go_before_others();
  auto last = Worker::Clock::now();
  while (!stop_.wait(kernel::Alive::interval)) {
    const auto now = Worker::Clock::now();
    if (now - std::exchange(last, now) > kernel::Alive::timeout) tell_hitch(was_late);
    if (!everybody_works()) {
      tell_hitch(hangs);
    } else if (expects_table_.load(std::memory_order_relaxed)) {
      renew();
    } else {
      alive_.beat();
    }
  }
}

bool Watchdog::everybody_works() {
  const auto now = Worker::Clock::now();
  bool does = true;
  for (std::size_t i = 0; i < workers_.size(); ++i) {
    const std::uint64_t steps = workers_[i]->steps();
    Progress& last = progress_[i];
    if (steps != last.steps || !workers_[i]->has_work()) last = {.steps = steps, .time = now};
    does = does && now - last.time < kernel::Alive::timeout;
  }
  return does;
}

void Watchdog::renew() {
  try {
    tell(alive_.renew() ? "" : table_is_gone);
  } catch (const kernel::Refused& refused) {
    tell(refused.what());
  }
}

void Watchdog::tell_hitch(std::string_view hitch) {
  const auto now = Worker::Clock::now();
  if (now < next_hitch_) return;
  tell(hitch);
  if (said_ == hitch) next_hitch_ = now + pause_between_hitches;
}

void Watchdog::tell(std::string_view trouble) {
  if (trouble == said_) return;
  if (say_at_once(trouble.empty() ? "judging again" : trouble)) said_ = trouble;
}

}  // namespace sixgate::service
