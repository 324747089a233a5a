// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "kernel/counters.hpp"
#include "report/outcome.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::service {

/// What came of the packets that the kernel matched by itself while it was followed. The table
/// counts under a reason whatever a rule of it matched, accepted, dropped or, by action log and in
/// monitor mode, only told of; and goes on counting when that changes, and when the gate ends.
class KernelVerdicts {
 public:
  /// Takes in what has been counted since the last time, of each reason of which the same came then
  /// and comes now: what was counted around a change may be left out, and is never made up. The
  /// first time nothing is, since nobody knows by what it was counted.
  ///
  /// counters  of the table, all of them
  /// policy    in force now; to be told right before and right after it changes
  void follow(const std::vector<kernel::Counter>& counters, const policy::Policy& policy);

  [[nodiscard]] std::uint64_t of(policy::Reason reason, report::Outcome outcome) const {
    return reasons_[policy::index_of(reason)].packets[static_cast<std::size_t>(outcome)];
  }

 private:
  struct Followed {
    std::uint64_t counted = 0;
    std::optional<report::Outcome> outcome;
    std::array<std::uint64_t, report::outcome_count> packets{};
  };

  std::array<Followed, policy::reason_count> reasons_{};
};

}  // namespace sixgate::service
