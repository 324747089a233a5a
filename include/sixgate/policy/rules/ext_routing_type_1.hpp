// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/chain.hpp"
#include "sixgate/packet/routing.hpp"
#include "sixgate/policy/routing_match.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A type 1 routing header, of Nimrod, which never came into use: deprecated, and nothing is left
/// that reads it.
inline constexpr Rule ext_routing_type_1{
    .reason = Reason::ext_routing_type_1,
    .sentence = "The packet has a type 1 routing header, which is deprecated.",
    .law = {.rfc = 9288, .section = "3.5.2.5"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::extension_headers, .matches = detail::first_routing_type<1>},
    .subject = Subject::routing,
    .matches =
        [](const Facts& f) {
          return packet::has_routing_type(f.layer, packet::routing_type::nimrod);
        },
};

}  // namespace sixgate::policy
