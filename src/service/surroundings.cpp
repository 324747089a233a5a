// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/surroundings.hpp"

#include <array>
#include <chrono>
#include <utility>

#include <poll.h>

#include "kernel/refused.hpp"
#include "service/notify.hpp"
#include "service/outlet.hpp"

namespace sixgate::service {

Surroundings::Surroundings(const kernel::Alive& alive, const Workers& workers,
                           std::shared_ptr<Rulebook> rulebook, Bell& failure)
    : alive_(alive), workers_(workers), rulebook_(std::move(rulebook)), task_(failure) {}

void Surroundings::start() {
  task_.start([this] { run(); });
}

void Surroundings::follow(std::shared_ptr<Rulebook> rulebook) {
  const std::scoped_lock held(mutex_);
  rulebook_ = std::move(rulebook);
}

std::shared_ptr<Rulebook> Surroundings::rulebook() {
  const std::scoped_lock held(mutex_);
  return rulebook_;
}

void Surroundings::stop() {
  stop_.ring();
  task_.join();
}

void Surroundings::run() {
  const auto well_every = notify::watchdog_time() / 4;
  auto said_well = Worker::Clock::now();
  while (follow_until(Worker::Clock::now() + interval)) {
    const auto now = Worker::Clock::now();
    if (well_every.count() > 0 && now - said_well >= well_every && is_judging()) {
      notify::well();
      said_well = now;
    }
    look_for_removals();
    const auto line = late_verdicts_.count(late_so_far(), Worker::Clock::now());
    if (!line.empty()) say_at_once(line);
  }
}

bool Surroundings::follow_until(Worker::Clock::time_point next) {
  using std::chrono::ceil;
  using std::chrono::milliseconds;
  const auto followed = rulebook();
  kernel::Interfaces& interfaces = followed->followed_interfaces();
  std::array<pollfd, 2> places{
      pollfd{.fd = stop_.descriptor(), .events = POLLIN, .revents = 0},
      pollfd{.fd = interfaces.descriptor(), .events = POLLIN, .revents = 0}};
  for (auto now = Worker::Clock::now(); now < next; now = Worker::Clock::now()) {
    const auto left = static_cast<int>(ceil<milliseconds>(next - now).count());
    if (::poll(places.data(), places.size(), left) < 1) continue;
    if (places[0].revents != 0) return false;
    take_news(interfaces);
  }
  return true;
}

void Surroundings::take_news(kernel::Interfaces& interfaces) {
  try {
    for (const std::string& link : interfaces.follow()) {
      late_verdicts_.saw_down(link, Worker::Clock::now());
    }
    tell_left_out(interfaces.left_out());
  } catch (const kernel::Refused&) {  // what was known goes on to hold
  }
}

void Surroundings::tell_left_out(std::size_t left_out) {
  if (left_out > said_left_out_) {
    if (!say_at_once(std::to_string(left_out) +
                     " interfaces of [zones] are more than sixgate knows, " +
                     std::to_string(kernel::Interfaces::most_in_zones) +
                     ": rules that need a zone do not match their traffic")) {
      return;
    }
  }
  said_left_out_ = left_out;
}

void Surroundings::look_for_removals() {
  try {
    for (const auto& removal : removals_.take()) {
      late_verdicts_.saw(removal, Worker::Clock::now());
    }
  } catch (const kernel::Refused&) {  // what goes away now has no cause that is known
  }
}

std::uint64_t Surroundings::late_so_far() const {
  std::uint64_t late = 0;
  for (const auto& worker : workers_) late += worker->troubles().late.load();
  return late;
}

std::vector<std::pair<std::uint64_t, std::string>> Surroundings::late_verdicts() {
  take_news(rulebook()->followed_interfaces());
  look_for_removals();
  late_verdicts_.settle(late_so_far(), Worker::Clock::now());
  return late_verdicts_.causes();
}

}  // namespace sixgate::service
