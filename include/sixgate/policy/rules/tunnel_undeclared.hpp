// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A tunnel of an IP protocol (packet::tunnel_protocols), or one that its shape proves to be in
/// UDP, between addresses that no [[tunnel]] declares. Its default action is [tunnels] default. In
/// UDP the kernel brings only what is on a declared port; the shape tells on it inside of tunnels
/// and in captures.
inline constexpr Rule tunnel_undeclared{
    .reason = Reason::tunnel_undeclared,
    .sentence = "The packet is a tunnel's, and no tunnel between these addresses is declared.",
    .law = {.rfc = 7123, .section = "3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels | Traffic::udp_tunnels},
    .subject = Subject::tunnel,
    .matches = [](const Facts& f) { return f.passage.tunnel == nullptr; },
};

}  // namespace sixgate::policy
