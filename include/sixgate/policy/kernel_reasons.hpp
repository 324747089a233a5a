// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "sixgate/policy/action.hpp"
#include "sixgate/policy/law.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::policy {

/// A reason that only the kernel gives: no rule and no acceptance of the engine has it.
struct KernelReason {
  Reason reason;
  std::string_view sentence;  ///< one, for a sysadmin
  Law law;
  std::optional<Defaults> defaults{};  ///< nothing for a reason that accepts
  bool is_counted = true;              ///< by a counter of the table
};

inline constexpr std::array kernel_reasons{
    KernelReason{
        .reason = Reason::default_not_steered,
        .sentence = "Traffic that no rule asks for: the kernel does not bring it here.",
        .law = {.rfc = 7045, .section = "2.1"},
        .is_counted = false,
    },
    KernelReason{
        .reason = Reason::rate_blocked,
        .sentence = "A packet from a source that is blocked for a time because of what it sent.",
        .law = {.rfc = 4732, .section = "4.2"},
        .defaults = drop_everywhere,
    },
    KernelReason{
        .reason = Reason::icmpv6_error_untracked,
        .sentence = "An ICMPv6 error comes natively to a border for a packet of no flow that "
                    "connection tracking knows.",
        .law = {.rfc = 6092, .section = "3.2.1"},
        .defaults = log_unless_strict,
    },
};

}  // namespace sixgate::policy
