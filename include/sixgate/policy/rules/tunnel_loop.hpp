// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/rules/tunnel_unprotected.hpp"

namespace sixgate::policy::detail {

constexpr bool has_same_ends(const packet::Layer& one, const packet::Layer& other) {
  return (one.source == other.source && one.destination == other.destination) ||
         (one.source == other.destination && one.destination == other.source);
}

/// A GRE header with nothing behind it, which an end has its peer send back to it.
constexpr bool is_keepalive(const packet::Layer& layer) {
  constexpr std::size_t gre_header = 4;
  return layer.transport == packet::Protocol::gre && layer.opens == packet::Encapsulation::none &&
         layer.segment.length == gre_header;
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// A tunnel inside one between the same two addresses, whichever way: a packet that entered its
/// tunnel again before it left it, or that goes to and fro. IPsec's tunnel mode is none of it:
/// around GRE or inside it, it has the same ends by custom. Nor is a keepalive of GRE, which opens
/// no further packet.
inline constexpr Rule tunnel_loop{
    .reason = Reason::tunnel_loop,
    .sentence = "A tunnel stands inside another one between the same two addresses.",
    .law = {.rfc = 2473, .section = "4.1.3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels | Traffic::udp_tunnels},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) {
          if (!f.carries_tunnel() || detail::has_ipsec(f.layer)) return false;
          if (detail::is_keepalive(f.layer)) return false;
          for (std::size_t depth = 0; depth < f.depth; ++depth) {
            const packet::Layer& outer = f.headers.layers[depth];
            if (detail::has_same_ends(outer, f.layer) && !detail::has_ipsec(outer)) return true;
          }
          return false;
        },
};

}  // namespace sixgate::policy
