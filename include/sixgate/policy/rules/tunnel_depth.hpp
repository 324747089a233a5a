// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// More encapsulations than [tunnels] max-depth: nesting that nobody configures, a loop, or a way
/// to get out of sight. What the reader itself does not open (packet::max_layers) is always too
/// deep.
inline constexpr Rule tunnel_depth{
    .reason = Reason::tunnel_depth,
    .sentence = "The packet holds more encapsulations than [tunnels] max-depth.",
    .law = {.rfc = 2473, .section = "4.1.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels | Traffic::udp_tunnels},
    .subject = Subject::any,
    .matches =
        [](const Facts& f) {
          return f.depth > f.policy.max_depth || (f.is_innermost() && f.headers.deeper);
        },
};

}  // namespace sixgate::policy
