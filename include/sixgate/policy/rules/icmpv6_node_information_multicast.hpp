// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/group.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A query for names or addresses to a multicast group, all of which would answer: like an echo
/// request it tells every node of a link. RFC 4620 would have a node answer it. Sources in [icmpv6]
/// multicast-echo-from are let through for diagnosis.
inline constexpr Rule icmpv6_node_information_multicast{
    .reason = Reason::icmpv6_node_information_multicast,
    .sentence = "A node information query is sent to a multicast group.",
    .law = {.rfc = 4620, .section = "5"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          return f.layer.icmp->type == packet::icmpv6::node_information_query && is_for_group(f) &&
                 !wire::any_contains(f.policy.multicast_echo_from, f.layer.source);
        },
};

}  // namespace sixgate::policy
