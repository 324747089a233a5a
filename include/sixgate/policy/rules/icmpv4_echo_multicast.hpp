// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/policy/ipv4_address.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array icmpv4_echo_multicast_matches{
    KernelMatch{.expression = "ip daddr { 224.0.0.0/4, 255.255.255.255 } icmp type echo-request ip "
                              "saddr != @site.echo4"}};

}  // namespace detail

/// What icmpv6.echo-multicast is over IPv6: one packet that tells every node of a link. RFC 1812
/// section 4.3.3.6 leaves open whether they answer. Sources in [icmpv6] multicast-echo-from are let
/// through for diagnosis. The broadcast addresses of this machine's networks count inside a tunnel;
/// the kernel ignores its own unless told otherwise.
inline constexpr Rule icmpv4_echo_multicast{
    .reason = Reason::icmpv4_echo_multicast,
    .sentence = "An IPv4 echo request is sent to a multicast group or to everybody.",
    .law = {.rfc = 0, .section = "3.1"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::icmpv4_echo_multicast_matches},
    .subject = Subject::icmpv4,
    .matches =
        [](const Facts& f) {
          const bool is_to_many =
              is_ipv4_multicast(f.layer.destination) || f.layer.destination == limited_broadcast ||
              (f.outer != nullptr && is_broadcast(f.layer.destination, f.policy));
          return f.layer.icmp->type == packet::icmpv4::echo_request && is_to_many &&
                 !wire::any_contains(f.policy.multicast_echo_from, f.layer.source);
        },
};

}  // namespace sixgate::policy
