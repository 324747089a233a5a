// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Neighbour discovery with a Fragment header, even one that splits nothing: monitors on the link
/// cannot follow it. A certification path advertisement may need fragments.
inline constexpr Rule nd_fragmented{
    .reason = Reason::nd_fragmented,
    .sentence = "A neighbour discovery message has a Fragment header.",
    .law = {.rfc = 6980, .section = "5"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::fragments},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          return packet::is_neighbour_discovery(f.layer.icmp->type) && f.layer.fragment &&
                 f.layer.icmp->type != packet::icmpv6::certification_path_advertisement;
        },
};

}  // namespace sixgate::policy
