// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy::detail {

inline constexpr std::array never_in_teredo{"::/96"_net, "::ffff:0:0/96"_net, "fec0::/10"_net};

constexpr bool is_local_to_link(wire::Address address) {
  return packet::is_link_local(address) || packet::is_multicast(address);
}

/// To all nodes, between clients of one link. RFC 4380 section 5.2.8.
constexpr bool is_discovery_bubble(const Facts& f) {
  constexpr auto all_nodes = wire::Address::ipv6(0xff02000000000000, 1);
  return f.layer.destination == all_nodes && packet::is_teredo(f.layer.source) &&
         f.outer->destination == teredo_discovery && f.outer->ports &&
         f.outer->ports->destination == teredo_port;
}

/// Relays send bubbles from link-local addresses, and get the answers there.
constexpr bool may_be_local_to_link(const Facts& f) {
  if (is_router_solicitation(f) || is_router_advertisement(f)) return true;
  if (!read_teredo(f).is_bubble) return false;
  return !packet::is_multicast(f.layer.destination) || is_discovery_bubble(f);
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// Teredo, gated, with an inner address that does not travel in it: compatible, mapped, loopback,
/// unspecified or site-local; or a link-local or multicast one, but for qualification, for local
/// discovery to its own IPv4 group, and for bubbles of relays.
inline constexpr Rule tunnel_teredo_scope{
    .reason = Reason::tunnel_teredo_scope,
    .sentence = "An inner address of a Teredo packet is none that travels in Teredo.",
    .law = {.rfc = 4380, .section = "5.3.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::teredo,
    .matches =
        [](const Facts& f) {
          if (!detail::is_gated_teredo(f)) return false;
          if (wire::any_contains(detail::never_in_teredo, f.layer.source) ||
              wire::any_contains(detail::never_in_teredo, f.layer.destination)) {
            return true;
          }
          const bool is_local = detail::is_local_to_link(f.layer.source) ||
                                detail::is_local_to_link(f.layer.destination);
          return is_local && !detail::may_be_local_to_link(f);
        },
};

}  // namespace sixgate::policy
