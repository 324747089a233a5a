// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/watchdog.hpp"

#include <array>
#include <chrono>
#include <cstddef>

#include <poll.h>

#include "kernel/refused.hpp"
#include "kernel/urgent.hpp"
#include "service/outlet.hpp"

namespace sixgate::service {

namespace {

constexpr const char* table_is_gone =
    "table inet sixgate is gone and nothing is judged; bring it back with `sixgate rules install`";

/// @alive does not wait for whoever reads standard error.
bool say_now(std::string_view line) {
  return say("sixgate: " + std::string(line) + "\n", std::chrono::milliseconds(0));
}

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
  const kernel::Urgent urgent;
  while (follow_interfaces(Worker::Clock::now() + kernel::Alive::interval)) {
    if (everybody_works()) renew();
    look_for_removals();
    const auto line = late_verdicts_.count(late_so_far(), Worker::Clock::now());
    if (!line.empty()) say_now(line);
  }
}

bool Watchdog::follow_interfaces(Worker::Clock::time_point next) {
  using std::chrono::ceil;
  using std::chrono::milliseconds;
  std::array<pollfd, 2> places{
      pollfd{.fd = stop_.descriptor(), .events = POLLIN, .revents = 0},
      pollfd{.fd = interfaces_.descriptor(), .events = POLLIN, .revents = 0}};
  for (auto now = Worker::Clock::now(); now < next; now = Worker::Clock::now()) {
    const auto left = static_cast<int>(ceil<milliseconds>(next - now).count());
    if (::poll(places.data(), places.size(), left) < 1) continue;
    if (places[0].revents != 0) return false;
    follow();
  }
  return true;
}

void Watchdog::follow() {
  try {
    for (const std::string& link : interfaces_.follow()) {
      late_verdicts_.saw_down(link, Worker::Clock::now());
    }
    tell_left_out();
  } catch (const kernel::Refused&) {  // what was known goes on to hold
  }
}

void Watchdog::tell_left_out() {
  const std::size_t left_out = interfaces_.left_out();
  if (left_out > said_left_out_) {
    if (!say_now(std::to_string(left_out) + " interfaces of [zones] are more than sixgate knows, " +
                 std::to_string(kernel::Interfaces::most_in_zones) +
                 ": rules that need a zone do not match their traffic")) {
      return;
    }
  }
  said_left_out_ = left_out;
}

void Watchdog::look_for_removals() {
  try {
    for (const auto& removal : removals_.take()) {
      late_verdicts_.saw(removal, Worker::Clock::now());
    }
  } catch (const kernel::Refused&) {  // what goes away now has no cause that is known
  }
}

std::uint64_t Watchdog::late_so_far() const {
  std::uint64_t late = 0;
  for (const auto& worker : workers_) late += worker->troubles().late.load();
  return late;
}

std::vector<std::pair<std::uint64_t, std::string>> Watchdog::late_verdicts() {
  follow();
  look_for_removals();
  late_verdicts_.settle(late_so_far(), Worker::Clock::now());
  return late_verdicts_.causes();
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
  if (say_now(trouble.empty() ? "judging again" : trouble)) said_ = trouble;
}

}  // namespace sixgate::service
