// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Multicast listener or router discovery without a Router Alert option of value 0 in a Hop-by-Hop
/// Options header, by which routers that are not members of the group notice it. RFC 4286 section 2
/// asks it of router discovery too.
inline constexpr Rule mld_router_alert{
    .reason = Reason::mld_router_alert,
    .sentence =
        "A multicast listener or router discovery message has no Router Alert option for it.",
    .law = {.rfc = 3810, .section = "5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6 | Traffic::extension_headers},
    .subject = Subject::listener,
    .matches =
        [](const Facts& f) {
          const auto& options = f.contents.options;
          return !options || !options->hop_by_hop.contains(packet::option::router_alert) ||
                 options->router_alert != packet::router_alert::listener_discovery;
        },
};

}  // namespace sixgate::policy
