// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Packet Too Big messages, and over IPv4 those that fragmentation was needed, that come out of a
/// tunnel and quote a packet of no flow that is known,
/// beyond [rates] packet-too-big of one end of tunnels: path MTU discovery lives without flows, but
/// a flood of forged ones does not pass. Nothing is brought here for this: it is asked of what
/// comes.
inline constexpr Rule rate_packet_too_big{
    .reason = Reason::rate_packet_too_big,
    .sentence =
        "More Packet Too Big messages about no flow that is known, out of a tunnel or to this "
        "machine, than [rates] packet-too-big allows.",
    .law = {.rfc = 8201, .section = "6"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) { return f.recollection.rates.is_over(Rate::packet_too_big, f.depth); },
};

}  // namespace sixgate::policy
