// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/acceptances.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// What comes out of a tunnel, or natively from a zone that enforces services, and is neither
/// opened by a [[service]] nor something that passes by itself; what cannot be looked into, such as
/// ARP in VXLAN, needs a service of the tunnel's own protocol. No chain after this one sees inside
/// the tunnel, so nobody else would ask. Of what is native the kernel asks, behind the engine.
inline constexpr Rule service_closed{
    .reason = Reason::service_closed,
    .sentence =
        "A packet comes out of a tunnel, or from a zone that [zones] enforce names, for something "
        "that no [[service]] opens.",
    .law = {.rfc = 4942, .section = "3.3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels | Traffic::udp_tunnels},
    .subject = Subject::any,
    .matches =
        [](const Facts& f) {
          return f.is_innermost() && f.needs_service() && find_acceptance(f) == nullptr;
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
