// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A router advertisement from a zone where [nd] router-zones says there is no router: RA-Guard.
/// What a tunnel brings counts to the zone from which the tunnel arrives. Without [zones], and of a
/// capture, nothing tells.
inline constexpr Rule nd_zone{
    .reason = Reason::nd_zone,
    .sentence = "A router advertisement arrives from a zone that [nd] router-zones does not list.",
    .law = {.rfc = 6105, .section = "3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          const auto zones = f.policy.discovery.router_zones;
          return !zones.empty() && f.layer.icmp->type == packet::icmpv6::router_advertisement &&
                 f.arrival.in_zone && std::ranges::find(zones, *f.arrival.in_zone) == zones.end();
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
