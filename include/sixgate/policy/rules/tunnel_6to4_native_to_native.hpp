// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/six_to_four.hpp"

namespace sixgate::policy {

/// Neither end of the inner packet is a 6to4 address: it has no business in 6to4.
inline constexpr Rule tunnel_6to4_native_to_native{
    .reason = Reason::tunnel_6to4_native_to_native,
    .sentence = "Neither inner address of a 6to4 packet is a 6to4 address.",
    .law = {.rfc = 3964, .section = "5.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) {
          return f.carrier.is_6to4() && !is_6to4(f.layer.source) && !is_6to4(f.layer.destination);
        },
};

}  // namespace sixgate::policy
