// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/chain.hpp"
#include "sixgate/packet/routing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A routing header of type 253 or 254, for experiments. Section 2.1 wants them forwarded unless a
/// policy says otherwise, as profile strict does.
inline constexpr Rule ext_routing_experiment{
    .reason = Reason::ext_routing_experiment,
    .sentence = "The packet has a routing header of a type for experiments.",
    .law = {.rfc = 7045, .section = "2.1"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::routing,
    .matches =
        [](const Facts& f) {
          return packet::has_routing_type(f.layer, packet::routing_type::experiment_1) ||
                 packet::has_routing_type(f.layer, packet::routing_type::experiment_2);
        },
};

}  // namespace sixgate::policy
