// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>

#include "sixgate/packet/routing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A type 2 routing header of another size or without its one segment left, or a type 4 one whose
/// segments, counters and TLVs do not fit into each other (RFC 8754 sections 2 and 4.3.1.1); or a
/// multicast address in either. Types 0, 1 and 3 have rules of their own.
inline constexpr Rule ext_routing_malformed{
    .reason = Reason::ext_routing_malformed,
    .sentence =
        "The fields of a routing header do not fit together, or it names a multicast group.",
    .law = {.rfc = 6275, .section = "6.4.1"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::routing,
    .matches =
        [](const Facts& f) {
          return std::ranges::any_of(f.layer.chain, [&f](const packet::ExtensionHeader& header) {
            if (header.kind != packet::Protocol::routing) return false;
            if (header.routing_type != packet::routing_type::home_address &&
                header.routing_type != packet::routing_type::segment_routing) {
              return false;
            }
            const packet::Routing routing =
                packet::read_routing(f.packet.at(header.extent()), f.layer.destination);
            return !routing.fits || routing.has_multicast;
          });
        },
};

}  // namespace sixgate::policy
