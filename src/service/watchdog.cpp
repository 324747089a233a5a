// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/watchdog.hpp"

#include <algorithm>
#include <chrono>

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
    : alive_(alive), workers_(workers), interfaces_(interfaces), task_(failure) {}

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

bool Watchdog::everybody_works() const {
  const auto now = Worker::Clock::now();
  return std::ranges::all_of(
      workers_, [now](const auto& worker) { return worker->age(now) < kernel::Alive::timeout; });
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
