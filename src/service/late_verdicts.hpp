// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kernel/hook_removals.hpp"

namespace sixgate::service {

/// Late verdicts by what became of their packets: the kernel had dropped them by the time they were
/// answered. Whatever took them away was seen less than a second before or after the verdict came
/// too late; of several such causes the last one counts. For one thread.
class LateVerdicts {
 public:
  using Clock = std::chrono::steady_clock;

  /// How far apart a cause and its effect may be seen.
  static constexpr std::chrono::seconds reach{1};

  /// At most one line of saw() in so long.
  static constexpr std::chrono::minutes silence{1};

  /// Causes that are told apart; the others are one.
  static constexpr std::size_t most_causes = 16;

  void saw(const kernel::HookRemoval& removal, Clock::time_point now);
  void saw_down(const std::string& link, Clock::time_point now);

  /// total  late verdicts since the start, those of before included
  /// out    a line for a person about packets that another program's change of nf_tables took away;
  ///        mostly empty
  [[nodiscard]] std::string count(std::uint64_t total, Clock::time_point now);

  /// The same where no cause will be seen any more.
  void settle(std::uint64_t total, Clock::time_point now);

  /// How many for each cause there was, and what it was, in words. Their sum is the last total.
  [[nodiscard]] std::vector<std::pair<std::uint64_t, std::string>> causes() const;

 private:
  void attribute(Clock::time_point now);
  [[nodiscard]] std::string tell(Clock::time_point now);

  struct Cause {
    Clock::time_point seen;
    std::string words;
    std::string line;  ///< what to say of it; empty for a link
  };

  std::map<std::string, std::uint64_t> counts_;  ///< by the cause's words
  Cause last_;
  std::uint64_t total_ = 0;
  std::uint64_t waiting_ = 0;  ///< late and without a cause yet
  Clock::time_point waiting_since_;
  std::uint64_t untold_ = 0;
  std::string line_;
  Clock::time_point silent_until_;
};

}  // namespace sixgate::service
