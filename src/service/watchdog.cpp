// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/watchdog.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>

#include "kernel/refused.hpp"

namespace sixgate::service {

namespace {

constexpr unsigned ticks_a_second = std::chrono::milliseconds(1000) / kernel::Alive::interval;

}  // namespace

Watchdog::Watchdog(kernel::Alive& alive, const Workers& workers, kernel::Interfaces& interfaces)
    : alive_(alive), workers_(workers), interfaces_(interfaces) {
  renew();
  thread_ = std::thread([this] { run(); });
}

void Watchdog::stop() {
  if (!thread_.joinable()) return;
  stop_.ring();
  thread_.join();
  try {
    alive_.clear();
  } catch (const kernel::Refused& refused) {
    say(refused.what());
  }
}

void Watchdog::run() {
  for (unsigned tick = 1; !stop_.wait(kernel::Alive::interval); ++tick) {
    if (everybody_works()) renew();
    if (tick % ticks_a_second == 0) interfaces_.refresh();
  }
}

bool Watchdog::everybody_works() const {
  const auto now = Worker::Clock::now();
  return std::ranges::all_of(
      workers_, [now](const auto& worker) { return worker->age(now) < kernel::Alive::timeout; });
}

void Watchdog::renew() {
  try {
    say(alive_.renew() ? ""
                       : "table inet sixgate is gone and nothing is judged; bring it back with "
                         "`sixgate rules install`");
  } catch (const kernel::Refused& refused) {
    say(refused.what());
  }
}

void Watchdog::say(const std::string& trouble) {
  if (trouble == said_) return;
  said_ = trouble;
  std::cerr << "sixgate: " << (trouble.empty() ? "judging again" : trouble) << std::endl;
}

}  // namespace sixgate::service
