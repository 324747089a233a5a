// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/chain.hpp"
#include "sixgate/packet/routing.hpp"
#include "sixgate/policy/routing_match.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A type 0 routing header, spent or not: deprecated, and never forwarded.
///
/// The type is tested, not the presence of a routing header: section 4.2 forbids a firewall to take
/// the other types down with it.
inline constexpr Rule ext_routing_type_0{
    .reason = Reason::ext_routing_type_0,
    .sentence = "The packet has a type 0 routing header, which is deprecated.",
    .law = {.rfc = 5095, .section = "4.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::extension_headers, .matches = detail::first_routing_type<0>},
    .subject = Subject::routing,
    .matches =
        [](const Facts& f) {
          return packet::has_routing_type(f.layer, packet::routing_type::source_route);
        },
};

}  // namespace sixgate::policy
