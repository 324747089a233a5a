// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Neighbour discovery, its inverse or a SEND certification path message with a hop limit other
/// than 255: a router has forwarded it, so it does not come from the link it speaks about. RFC 4861
/// sections 6.1, 7.1 and 8.1, RFC 3122 section 4.3, RFC 3971 section 6.4.
inline constexpr Rule nd_hop_limit{
    .reason = Reason::nd_hop_limit,
    .sentence =
        "A neighbour discovery message has a hop limit other than 255, so it came through a "
        "router.",
    .law = {.rfc = 4861, .section = "6.1.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          return packet::is_neighbour_discovery(f.layer.icmp->type) && f.layer.hop_limit != 255;
        },
};

}  // namespace sixgate::policy
