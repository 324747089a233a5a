// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sixgate/policy/action.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::report {

/// What came of packets that are counted under a reason.
enum class Outcome : std::uint8_t {
  accept,
  drop,
  spared,   ///< a drop that monitor mode did not carry out
  noted,    ///< the action is log
  unknown,  ///< a reason that this program does not know
};

inline constexpr std::size_t outcome_count = 5;

[[nodiscard]] std::string_view word_of(Outcome outcome);

/// Of those that a gate says it decided under the reason of that name: `drop` where the reason can
/// drop, else `accept`; `unknown` where the gate is of another version and knows it alone.
[[nodiscard]] Outcome decided_outcome(std::string_view name);

/// Of those that a rule of the table matches, which it counts under the reason that has this action
/// in this mode.
[[nodiscard]] Outcome kernel_outcome(policy::Reason reason, policy::Action action,
                                     policy::Mode mode);

}  // namespace sixgate::report
