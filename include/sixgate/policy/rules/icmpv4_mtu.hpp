// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array icmpv4_mtu_matches{KernelMatch{
    .expression = "icmp type destination-unreachable icmp code frag-needed icmp mtu 1-67"}};

}  // namespace detail

/// An MTU below 68, to which no host may go down; who does sends its data in crumbs. 0 is a router
/// from before RFC 1191.
inline constexpr Rule icmpv4_mtu{
    .reason = Reason::icmpv4_mtu,
    .sentence =
        "An ICMPv4 message that fragmentation is needed tells an MTU that no link may have.",
    .law = {.rfc = 1191, .section = "3"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::icmpv4_mtu_matches},
    .subject = Subject::icmpv4,
    .matches =
        [](const Facts& f) {
          constexpr std::uint32_t least = 68;
          const std::uint32_t mtu = f.layer.icmp->word & 0xffff;
          return f.layer.icmp->type == packet::icmpv4::destination_unreachable &&
                 f.layer.icmp->code == packet::icmpv4::fragmentation_needed && mtu != 0 &&
                 mtu < least;
        },
};

}  // namespace sixgate::policy
