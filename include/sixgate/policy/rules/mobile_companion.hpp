// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/chain.hpp"
#include "sixgate/packet/mobility.hpp"
#include "sixgate/packet/routing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A mobility message beside a Home Address option or a type 2 routing header that it may not have.
/// Of the messages of RFC 6275 only a Binding Update states a home address, and only a Binding
/// Acknowledgement is routed to one.
inline constexpr Rule mobile_companion{
    .reason = Reason::mobile_companion,
    .sentence =
        "A mobility message has a Home Address option or type 2 routing header it may not have.",
    .law = {.rfc = 6275, .section = "6.1"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::mobility,
    .matches =
        [](const Facts& f) {
          const packet::MobilityType type = f.contents.mobility->type;
          if (!packet::has_known_form(type)) return false;
          const bool has_home_address =
              f.contents.options && f.contents.options->home_addresses > 0;
          const bool has_home_route =
              packet::has_routing_type(f.layer, packet::routing_type::home_address);
          return (has_home_address && type != packet::MobilityType::binding_update) ||
                 (has_home_route && type != packet::MobilityType::binding_acknowledgement);
        },
};

}  // namespace sixgate::policy
