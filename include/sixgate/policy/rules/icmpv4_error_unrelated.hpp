// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/path_mtu.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An ICMPv4 error comes out of a tunnel and quotes a packet of no flow that is known: whoever sent
/// it has not seen what it is about, and could talk an inside host out of its path MTU or its
/// connections. Outside tunnels connection tracking knows the flows. That fragmentation was needed
/// passes, as a Packet Too Big does.
inline constexpr Rule icmpv4_error_unrelated{
    .reason = Reason::icmpv4_error_unrelated,
    .sentence = "An ICMPv4 error comes out of a tunnel for a packet of no flow that is known.",
    .law = {.rfc = 5508, .section = "4.2.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels | Traffic::udp_tunnels | Traffic::teredo},
    .subject = Subject::icmpv4,
    .matches =
        [](const Facts& f) {
          return f.is_innermost() && f.layer.is_ipv4() && f.recollection.is_error_unrelated &&
                 !tells_path_mtu(f.layer);
        },
};

}  // namespace sixgate::policy
