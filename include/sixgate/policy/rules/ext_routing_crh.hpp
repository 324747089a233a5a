// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/chain.hpp"
#include "sixgate/packet/routing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A compact routing header, type 5 or 6: an experiment (RFC 9631) for one network, whose short
/// segment identifiers mean nothing to another one. RFC 9288 is older and permits what it does not
/// know, so this is for the edge of such a network.
inline constexpr Rule ext_routing_crh{
    .reason = Reason::ext_routing_crh,
    .sentence = "The packet has a compact routing header, which belongs into one network.",
    .law = {.rfc = 9288, .section = "3.5.2.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::routing,
    .matches =
        [](const Facts& f) {
          return packet::has_routing_type(f.layer, packet::routing_type::compact_16) ||
                 packet::has_routing_type(f.layer, packet::routing_type::compact_32);
        },
};

}  // namespace sixgate::policy
