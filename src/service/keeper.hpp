// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "capture/rotation.hpp"
#include "config/configuration.hpp"
#include "service/bell.hpp"
#include "service/dropped.hpp"
#include "service/task.hpp"

namespace sixgate::service {

/// Dropped packets, those that monitor mode lets pass included, since the beginning.
struct KeptCounts {
  std::uint64_t packets = 0;  ///< in files
  std::uint64_t lost = 0;     ///< neither there nor to come: no room in the ring, or on the disk
};

/// Keeps the packets that the deciding threads left in their rings, in the folder of [report]
/// capture, annotated. What it cannot write is lost; it says so once, and goes on trying.
class Keeper {
 public:
  /// How long a trouble is at least, for whoever is told: a disk may be full now and then.
  static constexpr std::chrono::seconds told_for{60};

  /// rings    must outlive the keeper; nobody else may take from them
  /// failure  is rung when the thread had to give up; must outlive the keeper
  /// fails    std::system_error
  Keeper(std::vector<DroppedPackets*> rings, config::CaptureSettings settings, Bell& failure);
  ~Keeper() { stop_.ring(); }
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  /// Has it keep them as another configuration wants it, what is in the rings still as before.
  void follow(config::CaptureSettings settings);

  /// Keeps what is left in the rings and ends.
  ///
  /// fails  with what made the thread give up
  void finish();

  /// For any thread.
  [[nodiscard]] KeptCounts counts() const;

 private:
  using Clock = std::chrono::steady_clock;

  void run();
  void take_settings();
  [[nodiscard]] std::size_t packets_in_rings() const;
  void empty_rings(std::size_t count);
  void write(const Dropped& dropped);
  [[nodiscard]] std::uint64_t packets_written() const;
  [[nodiscard]] DroppedPackets& oldest() const;
  void tell_trouble(std::string_view why);
  void tell_end_of_trouble();

  std::vector<DroppedPackets*> rings_;
  mutable std::mutex mutex_;  ///< of the next one
  config::CaptureSettings wanted_;
  config::CaptureSettings settings_;
  std::optional<capture::Rotation> rotation_;  ///< nothing where none are kept
  std::atomic<std::uint64_t> packets_ = 0;
  std::atomic<std::uint64_t> lost_ = 0;
  std::optional<Clock::time_point> told_;  ///< of the trouble that goes on
  Bell stop_;
  Task task_;
};

}  // namespace sixgate::service
