// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/chain.hpp"
#include "sixgate/packet/routing.hpp"
#include "sixgate/policy/routing_match.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A type 3 routing header: the source route of a low-power network, RPL. It names every hop, may
/// not leave the network that it is of (RFC 6554 section 5.1), and elsewhere is what type 0 was.
inline constexpr Rule ext_routing_type_3{
    .reason = Reason::ext_routing_type_3,
    .sentence =
        "The packet has a type 3 routing header, which may not leave the RPL network it is of.",
    .law = {.rfc = 9288, .section = "3.5.2.5"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::extension_headers, .matches = detail::first_routing_type<3>},
    .subject = Subject::routing,
    .matches =
        [](const Facts& f) { return packet::has_routing_type(f.layer, packet::routing_type::rpl); },
};

}  // namespace sixgate::policy
