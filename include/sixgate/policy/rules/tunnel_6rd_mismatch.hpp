// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/six_rd.hpp"
#include "sixgate/policy/six_to_four.hpp"

namespace sixgate::policy::detail {

/// Other relays send nothing to a border relay but what loops. RFC 5969 section 12.
constexpr bool is_relay_beside(wire::Address address, const Tunnel& tunnel) {
  return wire::any_contains(tunnel.border_relays, address) || anycast_6to4.contains(address);
}

constexpr bool is_6rd_source_false(const Facts& f) {
  const Tunnel& tunnel = *f.carrier.tunnel;
  const bool is_relay_taking =
      tunnel.role == SixToFourRole::relay && f.carrier.way == Way::decapsulation;
  if (tunnel.prefix.contains(f.layer.source)) {
    return embedded_6rd(f.layer.source, tunnel) != f.outer->source ||
           (is_relay_taking && is_relay_beside(f.outer->source, tunnel));
  }
  return is_relay_taking || !is_border_relay(f.outer->source, tunnel);
}

constexpr bool is_6rd_destination_false(const Facts& f) {
  const Tunnel& tunnel = *f.carrier.tunnel;
  const bool takes = f.carrier.way == Way::decapsulation;
  if (tunnel.prefix.contains(f.layer.destination)) {
    return embedded_6rd(f.layer.destination, tunnel) != f.outer->destination;
  }
  const bool is_edge_taking =
      takes && tunnel.role == SixToFourRole::router && !tunnel.local.empty();
  const bool is_relay_sending = !takes && tunnel.role == SixToFourRole::relay;
  return is_edge_taking || is_relay_sending || !is_border_relay(f.outer->destination, tunnel) ||
         !tunnel.prefix.contains(f.layer.source);
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// The inner addresses of a 6rd packet do not belong to the outer ones.
///
/// An address of the 6rd prefix must embed the outer one on its side; any other is reached over a
/// border relay. So a customer edge takes only what is for its own delegated prefix, from another
/// edge or from a border relay (section 9.2), and a border relay takes only sources of the domain,
/// none of them another relay's (section 12), and brings none from one edge to another.
inline constexpr Rule tunnel_6rd_mismatch{
    .reason = Reason::tunnel_6rd_mismatch,
    .sentence = "The inner addresses of a 6rd packet do not belong to the outer ones.",
    .law = {.rfc = 5969, .section = "9.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) {
          return f.carrier.is_of(TunnelKind::six_rd) &&
                 (detail::is_6rd_source_false(f) || detail::is_6rd_destination_false(f));
        },
};

}  // namespace sixgate::policy
