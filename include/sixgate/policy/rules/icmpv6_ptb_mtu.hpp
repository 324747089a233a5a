// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A Packet Too Big that tells an MTU no IPv6 link may have. Its receiver must discard it; those
/// who do not send atomic fragments ever after.
inline constexpr Rule icmpv6_ptb_mtu{
    .reason = Reason::icmpv6_ptb_mtu,
    .sentence = "A Packet Too Big message tells an MTU below IPv6's minimum of 1280.",
    .law = {.rfc = 8201, .section = "4"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          return f.layer.icmp->type == packet::icmpv6::packet_too_big &&
                 f.layer.icmp->word < packet::minimum_mtu;
        },
};

}  // namespace sixgate::policy
