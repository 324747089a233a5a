// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/six_to_four.hpp"

namespace sixgate::policy {

/// An inner address of a 6to4 packet that is compatible, mapped, loopback, unspecified, link-local,
/// site-local or multicast, or the 6to4 address of an IPv4 address that is no global unicast one.
/// Neighbour discovery through the pseudo-interface (section 4.1.1) ends here.
inline constexpr Rule tunnel_6to4_martian_ipv6{
    .reason = Reason::tunnel_6to4_martian_ipv6,
    .sentence =
        "An inner address of a 6to4 packet cannot be one, or embeds an IPv4 address that is no "
        "global unicast address.",
    .law = {.rfc = 3964, .section = "5.3.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) {
          return f.carrier.is_6to4() &&
                 !(is_sane_ipv6(f.layer.source, f.policy, *f.carrier.tunnel) &&
                   is_sane_ipv6(f.layer.destination, f.policy, *f.carrier.tunnel));
        },
};

}  // namespace sixgate::policy
