// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <prometheus/metric_family.h>

namespace sixgate::command {

/// The gate behind a control socket, as Prometheus is told of it. Says on standard error when it
/// does not answer: when that begins or its reason changes, and once a minute as long as it lasts.
/// For one thread.
class AskedGate {
 public:
  using Clock = std::chrono::steady_clock;

  /// How long it may take to answer.
  static constexpr std::chrono::seconds patience{2};

  /// How long what it answered is told to others as well, so that those who wait for a gate that
  /// hangs do not wait one after the other.
  static constexpr std::chrono::seconds lasting{1};

  /// now  tells the time
  explicit AskedGate(std::filesystem::path control,
                     std::function<Clock::time_point()> now = Clock::now);

  /// What Prometheus reads.
  [[nodiscard]] const std::string& describe();

 private:
  [[nodiscard]] std::vector<prometheus::MetricFamily> ask();

  /// problem  empty where there is none
  void tell(const std::string& problem);

  std::filesystem::path control_;
  std::function<Clock::time_point()> now_;
  std::string page_;
  std::optional<Clock::time_point> asked_;  ///< when the page was made
  std::string problem_;
  Clock::time_point told_;
};

}  // namespace sixgate::command
