// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::report {

/// How often each reason decided, would have dropped, and was only noted. One thread counts, any
/// reads.
class Tally {
 public:
  /// mode  in which it was decided: monitor carries no drop out
  void count(const policy::Decision& decision, policy::Mode mode) {
    const bool is_spared = decision.verdict.is_drop() && mode == policy::Mode::monitor;
    increment(is_spared ? spared_ : decided_, decision.verdict.reason());
    count_notes(decision);
  }

  /// Of a fragment that is no packet yet, which therefore has no verdict but a drop.
  void count_notes(const policy::Decision& decision) {
    for (const policy::Note& note : decision.notes) increment(noted_, note.reason);
  }

  [[nodiscard]] std::uint64_t decided(policy::Reason reason) const {
    return decided_[policy::index_of(reason)].load(std::memory_order_relaxed);
  }

  /// Drops of monitor mode.
  [[nodiscard]] std::uint64_t spared(policy::Reason reason) const {
    return spared_[policy::index_of(reason)].load(std::memory_order_relaxed);
  }

  [[nodiscard]] std::uint64_t noted(policy::Reason reason) const {
    return noted_[policy::index_of(reason)].load(std::memory_order_relaxed);
  }

 private:
  using Counts = std::array<std::atomic<std::uint64_t>, policy::reason_count>;

  static void increment(Counts& counts, policy::Reason reason) {
    counts[policy::index_of(reason)].fetch_add(1, std::memory_order_relaxed);
  }

  Counts decided_{};
  Counts spared_{};
  Counts noted_{};
};

}  // namespace sixgate::report
