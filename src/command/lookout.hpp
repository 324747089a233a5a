// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>

#include "config/configuration.hpp"
#include "screen/scene.hpp"
#include "service/bell.hpp"
#include "service/task.hpp"
#include "service/watching.hpp"

namespace sixgate::command {

/// Keeps a Scene as the gate is now, by looking at it again and again and by reading its stream of
/// verdicts, on a thread of its own: a gate that hangs is waited for, and a screen is not. A gate
/// that ends is looked for until one is back.
class Lookout {
 public:
  /// configuration  must outlive it
  /// interval       between two looks
  Lookout(const config::Configuration& configuration, std::filesystem::path control,
          std::chrono::milliseconds interval);
  ~Lookout();
  Lookout(const Lookout&) = delete;
  Lookout& operator=(const Lookout&) = delete;

  /// What there is to show now.
  ///
  /// fails  with what made the thread give up, once
  [[nodiscard]] screen::Scene scene();

 private:
  using Clock = std::chrono::steady_clock;

  void run();
  void look();
  void read_until(Clock::time_point end);
  void open();

  const config::Configuration& configuration_;
  std::filesystem::path control_;
  std::chrono::milliseconds interval_;
  std::mutex mutex_;
  screen::Scene scene_;  ///< under mutex_
  std::optional<service::Watching> watching_;
  service::Bell stop_;
  service::Bell failure_;
  service::Task task_{failure_};
};

}  // namespace sixgate::command
