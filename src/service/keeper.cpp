// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/keeper.hpp"

#include <string>
#include <utility>

#include "report/comment.hpp"
#include "service/outlet.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds pause = 100ms;

constexpr std::uint64_t mebibyte = 1024 * 1024;

}  // namespace

Keeper::Keeper(std::vector<DroppedPackets*> rings, config::CaptureSettings settings, Bell& failure)
    : rings_(std::move(rings)), wanted_(std::move(settings)), task_(failure) {
  task_.start([this] { run(); });
}

void Keeper::follow(config::CaptureSettings settings) {
  const std::lock_guard lock(mutex_);
  wanted_ = std::move(settings);
}

void Keeper::finish() {
  stop_.ring();
  task_.join();
}

KeptCounts Keeper::counts() const {
  KeptCounts counts{.packets = packets_.load(), .lost = lost_.load()};
  for (const DroppedPackets* const ring : rings_) counts.lost += ring->lost();
  return counts;
}

void Keeper::run() {
  bool is_stopping = false;
  while (!is_stopping) {
    is_stopping = stop_.wait(pause);
    // As many as there are now: a flood that never ends must not put off the rest.
    const std::size_t count = packets_in_rings();
    // Of who begins to keep, what is in the rings is to be kept; of who moves, as before.
    if (!rotation_) take_settings();
    empty_rings(count);
    take_settings();
  }
}

void Keeper::take_settings() {
  {
    const std::lock_guard lock(mutex_);
    if (wanted_ == settings_) return;
    settings_ = wanted_;
  }
  rotation_.reset();
  if (settings_.folder.empty()) return;
  rotation_.emplace(settings_.folder, capture::Rotation::Limits{.size = settings_.size * mebibyte,
                                                                .files = settings_.files});
  told_.reset();
  try {
    rotation_->prepare();
  } catch (const capture::Unwritable& unwritable) {
    tell_trouble(unwritable.what());
  }
}

std::size_t Keeper::packets_in_rings() const {
  std::size_t count = 0;
  for (const DroppedPackets* const ring : rings_) count += ring->size();
  return count;
}

/// count  of packets; there are as many at least
void Keeper::empty_rings(std::size_t count) {
  std::size_t left = count;
  const std::uint64_t before = packets_written();
  try {
    for (; rotation_ && left > 0; --left) {
      DroppedPackets& ring = oldest();
      write(*ring.front());
      ring.pop();
    }
    if (rotation_ && count > 0) {
      rotation_->flush();
      tell_end_of_trouble();
    }
  } catch (const capture::Unwritable& unwritable) {
    tell_trouble(unwritable.what());
  }
  for (; left > 0; --left) oldest().pop();
  const std::uint64_t written = packets_written() - before;
  packets_ += written;
  lost_ += count - written;
}

void Keeper::write(const Dropped& dropped) {
  const std::string comment = report::comment(dropped.decision(), dropped.mode(), dropped.hook());
  rotation_->write({.packet = dropped.packet(), .time = dropped.time(), .comment = comment});
}

std::uint64_t Keeper::packets_written() const { return rotation_ ? rotation_->packets() : 0; }

/// There must be one in some ring.
DroppedPackets& Keeper::oldest() const {
  return *find_oldest(rings_, [](const Dropped& dropped) { return dropped.time(); });
}

void Keeper::tell_trouble(std::string_view why) {
  if (told_) return;
  if (say_at_once("dropped packets are not kept: " + std::string(why))) told_ = Clock::now();
}

void Keeper::tell_end_of_trouble() {
  if (!told_ || Clock::now() - *told_ < told_for) return;
  if (say_at_once("dropped packets are kept again")) told_.reset();
}

}  // namespace sixgate::service
