// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kernel/counters.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::service {

/// What the kernel has dropped by itself while it was followed. The table counts under a reason
/// whatever a rule of it matched, dropped or, by action log and in monitor mode, only told of; and
/// goes on counting when that changes.
class KernelDrops {
 public:
  /// Takes in what has been counted since the last time, as drops of each reason that was dropped
  /// for then and is now: what was counted around a change may be left out, and is never made up.
  /// The first time nothing is, since nobody knows by what it was counted.
  ///
  /// counters  of the table, all of them
  /// policy    in force now; to be told right before and right after it changes
  void follow(const std::vector<kernel::Counter>& counters, const policy::Policy& policy);

  [[nodiscard]] std::uint64_t of(policy::Reason reason) const {
    return reasons_[policy::index_of(reason)].dropped;
  }

 private:
  struct Followed {
    std::uint64_t counted = 0;
    std::uint64_t dropped = 0;
    bool is_dropped_for = false;
  };

  std::array<Followed, policy::reason_count> reasons_{};
};

}  // namespace sixgate::service
