// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/lookout.hpp"

#include <algorithm>
#include <utility>

#include <system_error>

#include "command/sight.hpp"

namespace sixgate::command {

namespace {

/// How long nobody looks whether it is to end.
constexpr std::chrono::milliseconds slice{100};

}  // namespace

Lookout::Lookout(const config::Configuration& configuration, std::filesystem::path control,
                 std::chrono::milliseconds interval)
    : configuration_(configuration), control_(std::move(control)), interval_(interval) {
  task_.start([this] { run(); });
}

Lookout::~Lookout() { stop_.ring(); }

screen::Scene Lookout::scene() {
  if (failure_.wait(std::chrono::milliseconds(0))) task_.join();
  const std::lock_guard lock(mutex_);
  return scene_;
}

void Lookout::run() {
  while (!stop_.wait(std::chrono::milliseconds(0))) {
    const Clock::time_point next = Clock::now() + interval_;
    look();
    read_until(std::max(next, Clock::now() + slice));
  }
}

void Lookout::look() {
  const screen::Sight sight = look_at_gate(configuration_, control_);
  const std::chrono::duration<double> now = Clock::now().time_since_epoch();
  const std::lock_guard lock(mutex_);
  scene_.note(sight, now.count());
}

void Lookout::open() {
  try {
    watching_.emplace(control_, "watch json all *");
  } catch (const std::system_error&) {  // the next look says why
  }
}

void Lookout::read_until(Clock::time_point end) {
  if (!watching_ || watching_->is_over()) {
    watching_.reset();
    open();
  }
  while (Clock::now() < end && !stop_.wait(std::chrono::milliseconds(0))) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    const auto longest = std::min(left, slice);
    if (!watching_ || watching_->is_over()) {
      static_cast<void>(stop_.wait(longest));
      continue;
    }
    if (const auto line = watching_->next(longest)) {
      const std::lock_guard lock(mutex_);
      scene_.note(*line);
    }
  }
}

}  // namespace sixgate::command
