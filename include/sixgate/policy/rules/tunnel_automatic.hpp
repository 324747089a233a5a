// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// IPv6 in IPv4 with an IPv4-compatible address at either end: automatic tunnelling, which let
/// every IPv4 address be a tunnel's end and was removed from IPv6. No declared tunnel carries such
/// addresses either.
inline constexpr Rule tunnel_automatic{
    .reason = Reason::tunnel_automatic,
    .sentence = "An inner address is IPv4-compatible: automatic tunnelling has been removed.",
    .law = {.rfc = 4213, .section = "8"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::tunnel,
    .matches = [](const Facts& f) { return f.layer.opens == packet::Encapsulation::automatic; },
};

}  // namespace sixgate::policy
