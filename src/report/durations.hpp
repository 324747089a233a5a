// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace sixgate::report {

/// How long things took: how many of them no longer than each bound, and all together. One thread
/// notes, any reads; what it reads may be one note apart.
class Durations {
 public:
  using Nanoseconds = std::chrono::nanoseconds;

  static constexpr std::array bounds{
      Nanoseconds(10'000),       Nanoseconds(20'000),      Nanoseconds(50'000),
      Nanoseconds(100'000),      Nanoseconds(200'000),     Nanoseconds(500'000),
      Nanoseconds(1'000'000),    Nanoseconds(2'000'000),   Nanoseconds(5'000'000),
      Nanoseconds(10'000'000),   Nanoseconds(20'000'000),  Nanoseconds(50'000'000),
      Nanoseconds(100'000'000),  Nanoseconds(200'000'000), Nanoseconds(500'000'000),
      Nanoseconds(1'000'000'000)};

  /// One for each bound, longer than the one before it; the last beyond all bounds.
  using Counts = std::array<std::uint64_t, bounds.size() + 1>;

  /// times  how many took that long
  void note(Nanoseconds duration, std::size_t times) {
    const auto* const bound = std::ranges::lower_bound(bounds, duration);
    counts_[static_cast<std::size_t>(bound - bounds.begin())].fetch_add(times,
                                                                        std::memory_order_relaxed);
    const auto nanoseconds = static_cast<std::uint64_t>(std::max(duration, Nanoseconds(0)).count());
    sum_.fetch_add(nanoseconds * times, std::memory_order_relaxed);
  }

  [[nodiscard]] Counts counts() const {
    Counts counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
      counts[i] = counts_[i].load(std::memory_order_relaxed);
    }
    return counts;
  }

  /// Nanoseconds of all of them together.
  [[nodiscard]] std::uint64_t sum() const { return sum_.load(std::memory_order_relaxed); }

 private:
  std::array<std::atomic<std::uint64_t>, bounds.size() + 1> counts_{};
  std::atomic<std::uint64_t> sum_ = 0;
};

}  // namespace sixgate::report
