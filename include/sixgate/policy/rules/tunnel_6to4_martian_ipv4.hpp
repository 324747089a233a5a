// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/six_to_four.hpp"

namespace sixgate::policy {

/// An outer address of a 6to4 packet that is no global unicast address, or a broadcast address of
/// one of our networks.
inline constexpr Rule tunnel_6to4_martian_ipv4{
    .reason = Reason::tunnel_6to4_martian_ipv4,
    .sentence = "An outer address of a 6to4 packet is no global unicast address.",
    .law = {.rfc = 3964, .section = "5.3.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::tunnel,
    .matches =
        [](const Facts& f) {
          return f.passage.is_6to4() &&
                 !(is_sane_ipv4(f.layer.source, f.policy, *f.passage.tunnel) &&
                   is_sane_ipv4(f.layer.destination, f.policy, *f.passage.tunnel));
        },
};

}  // namespace sixgate::policy
