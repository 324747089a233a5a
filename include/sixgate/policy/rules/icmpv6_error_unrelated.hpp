// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/path_mtu.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An ICMPv6 error comes out of a tunnel and quotes a packet of no flow that is known: whoever sent
/// it has not seen what it is about, and could talk an inside host out of its path MTU or its
/// connections. Outside tunnels connection tracking knows the flows. A Packet Too Big passes: path
/// MTU discovery is worth more, and rate.packet-too-big says how many may come.
inline constexpr Rule icmpv6_error_unrelated{
    .reason = Reason::icmpv6_error_unrelated,
    .sentence =
        "An ICMPv6 error, out of a tunnel or to a host, is about a packet of no flow that is "
        "known.",
    .law = {.rfc = 6092, .section = "3.2.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels | Traffic::udp_tunnels | Traffic::teredo},
    .subject = Subject::error,
    .matches =
        [](const Facts& f) {
          return f.is_innermost() && f.layer.is_ipv6() && f.recollection.is_error_unrelated &&
                 !tells_path_mtu(f.layer);
        },
};

}  // namespace sixgate::policy
