// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Neighbour discovery about a multicast group, which has no link-layer address to discover; or a
/// redirect of one, or to what is neither a router's link-local address nor the destination itself.
/// RFC 4861 sections 7.1.1, 7.1.2 and 8.1.
inline constexpr Rule nd_target{
    .reason = Reason::nd_target,
    .sentence = "A neighbour discovery message is about an address that it cannot be about.",
    .law = {.rfc = 4861, .section = "7.1.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          const packet::NeighbourDiscovery& message = f.contents.discovery->message;
          if (!message.target) return false;
          if (!message.destination) return packet::is_multicast(*message.target);
          return packet::is_multicast(*message.destination) ||
                 (!packet::is_link_local(*message.target) && message.target != message.destination);
        },
};

}  // namespace sixgate::policy
