// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>

#include "sixgate/packet/routing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy::detail {

/// A type 2 header takes a packet to no other node: RFC 6275 section 6.4.
constexpr bool leads_on(const packet::ExtensionHeader& header) {
  return header.kind == packet::Protocol::routing && header.segments_left > 0 &&
         header.routing_type != packet::routing_type::home_address;
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// A 6to4 relay takes from a site a packet whose Routing header still leads on: a way to pick this
/// relay, or what lies behind it, for somebody whom it does not serve. Mobile IPv6's header, whose
/// last address is the receiver's own, steals nothing.
inline constexpr Rule tunnel_6to4_routing_header{
    .reason = Reason::tunnel_6to4_routing_header,
    .sentence = "A packet that a 6to4 relay takes has a Routing header with segments left.",
    .law = {.rfc = 3964, .section = "4.2.5"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::routing,
    .matches =
        [](const Facts& f) {
          return f.carrier.is_6to4() && f.carrier.way == Way::decapsulation &&
                 f.carrier.tunnel->role != SixToFourRole::router &&
                 std::ranges::any_of(f.layer.chain, detail::leads_on);
        },
};

}  // namespace sixgate::policy
