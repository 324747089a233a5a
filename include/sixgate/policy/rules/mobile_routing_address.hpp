// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>

#include "sixgate/packet/routing.hpp"
#include "sixgate/packet/unicast_routable.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A type 2 routing header to an address that can be no home address: the packet would go on to a
/// group, to the link, or to a node itself.
inline constexpr Rule mobile_routing_address{
    .reason = Reason::mobile_routing_address,
    .sentence = "A type 2 routing header has an address that is not unicast routable.",
    .law = {.rfc = 6275, .section = "6.4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::routing,
    .matches =
        [](const Facts& f) {
          return std::ranges::any_of(f.layer.chain, [&f](const packet::ExtensionHeader& header) {
            if (header.kind != packet::Protocol::routing ||
                header.routing_type != packet::routing_type::home_address) {
              return false;
            }
            const packet::Routing routing =
                packet::read_routing(f.packet.at(header.extent()), f.layer.destination);
            return routing.final_destination &&
                   !packet::is_unicast_routable(*routing.final_destination);
          });
        },
};

}  // namespace sixgate::policy
