// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array icmpv4_timestamp_matches{
    KernelMatch{.expression = "iifname @outside icmp type { 13, 14 }",
                .hooks = only_forward,
                .is_routed = true},
    KernelMatch{.expression = "oifname @outside icmp type { 13, 14 }",
                .hooks = only_forward,
                .is_routed = true},
    KernelMatch{
        .expression = "ip saddr @site.inside4 ip daddr != @site.inside4 icmp type { 13, 14 }",
        .hooks = only_forward,
        .without_zones = true,
        .is_routed = true},
    KernelMatch{
        .expression = "ip saddr != @site.inside4 ip daddr @site.inside4 icmp type { 13, 14 }",
        .hooks = only_forward,
        .without_zones = true,
        .is_routed = true}};

}  // namespace detail

/// The clock of a machine tells its kind and its uptime, and seeds what programs draw from it.
/// Within a site it may be asked.
inline constexpr Rule icmpv4_timestamp{
    .reason = Reason::icmpv4_timestamp,
    .sentence = "An ICMPv4 timestamp message crosses the outside zone.",
    .law = {.rfc = 1812, .section = "4.3.3.8"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::icmpv4_timestamp_matches},
    .subject = Subject::icmpv4,
    .matches =
        [](const Facts& f) {
          return crosses_outside(f) && (f.layer.icmp->type == packet::icmpv4::timestamp ||
                                        f.layer.icmp->type == packet::icmpv4::timestamp_reply);
        },
    .needs = Needs::direction,
};

}  // namespace sixgate::policy
