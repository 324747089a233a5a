// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array wire_protocol_family_matches{
    KernelMatch{.expression = "meta nfproto ipv6 meta l4proto { icmp, igmp }"},
    KernelMatch{.expression = "meta nfproto ipv4 meta l4proto ipv6-icmp"}};

}  // namespace detail

/// A control protocol of the other family. Each family numbers its own: over IPv6 it is 58, over
/// IPv4 1 and 2. No receiver has a use for it, and a filter that knows one family's number lets the
/// other's through.
inline constexpr Rule wire_protocol_family{
    .reason = Reason::wire_protocol_family,
    .sentence =
        "The packet carries ICMP or IGMP over IPv6, or ICMPv6 over IPv4, which have none of it.",
    .law = {.rfc = 4443, .section = "2.1"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::wire_protocol_family_matches},
    .subject = Subject::any,
    .matches =
        [](const Facts& f) {
          const packet::Protocol protocol = f.layer.visible_transport();
          return f.layer.is_ipv6()
                     ? protocol == packet::Protocol::icmp || protocol == packet::Protocol::igmp
                     : f.layer.is_ipv4() && protocol == packet::Protocol::icmpv6;
        },
};

}  // namespace sixgate::policy
