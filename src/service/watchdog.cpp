// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/watchdog.hpp"

#include <chrono>
#include <cstddef>

#include "kernel/refused.hpp"
#include "service/outlet.hpp"

namespace sixgate::service {

namespace {

constexpr unsigned ticks_a_second = std::chrono::milliseconds(1000) / kernel::Alive::interval;

constexpr const char* table_is_gone =
    "table inet sixgate is gone and nothing is judged; bring it back with `sixgate rules install`";

}  // namespace

Watchdog::Watchdog(kernel::Alive& alive, const Workers& workers, kernel::Interfaces& interfaces,
                   Bell& failure)
    : alive_(alive),
      workers_(workers),
      interfaces_(interfaces),
      progress_(workers.size(), {.steps = 0, .time = Worker::Clock::now()}),
      task_(failure) {}

void Watchdog::start() {
  if (!alive_.renew()) throw kernel::Refused(table_is_gone);
  task_.start([this] { run(); });
}

void Watchdog::stop() {
  stop_.ring();
  task_.join();
}

void Watchdog::run() {
  for (unsigned tick = 1; !stop_.wait(kernel::Alive::interval); ++tick) {
    if (everybody_works()) renew();
    if (tick % ticks_a_second == 0) refresh();
  }
}

void Watchdog::refresh() {
  try {
    interfaces_.refresh();
  } catch (const kernel::Refused&) {  // what was known goes on to hold
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

void Watchdog::tell(std::string_view trouble) {
  if (trouble == said_) return;
  said_ = trouble;
  say("sixgate: " + (said_.empty() ? "judging again" : said_) + "\n");
}

}  // namespace sixgate::service
