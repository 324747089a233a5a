// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/group.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array icmpv6_echo_multicast_matches{KernelMatch{
    .expression = "ip6 daddr ff00::/8 icmpv6 type echo-request ip6 saddr != @site.echo6"}};

}  // namespace detail

/// An echo request to a multicast group, of whatever scope: one packet tells an attacker, or a
/// worm, every node of a link. RFC 4443 section 4.2 would have a node answer it; the whitepaper
/// asks every node to drop it. Sources in [icmpv6] multicast-echo-from are let through for
/// diagnosis.
inline constexpr Rule icmpv6_echo_multicast{
    .reason = Reason::icmpv6_echo_multicast,
    .sentence = "An echo request is sent to a multicast group.",
    .law = {.rfc = 0, .section = "3.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6, .matches = detail::icmpv6_echo_multicast_matches},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          return f.layer.icmp->type == packet::icmpv6::echo_request && is_for_group(f) &&
                 !wire::any_contains(f.policy.multicast_echo_from, f.layer.source);
        },
};

}  // namespace sixgate::policy
