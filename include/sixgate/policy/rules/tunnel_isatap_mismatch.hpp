// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/protocol_41.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy::detail {

/// The IPv4 address in an ISATAP interface identifier. RFC 5214 section 6.1.
constexpr wire::Address embedded_isatap(wire::Address address) {
  return wire::Address::ipv4(static_cast<std::uint32_t>(address.low()));
}

/// An ISATAP address of this tunnel's link.
constexpr bool is_on_isatap_link(wire::Address address, const Tunnel& tunnel) {
  return packet::is_isatap(address) && (packet::is_link_local(address) || tunnel.prefixes.empty() ||
                                        wire::any_contains(tunnel.prefixes, address));
}

constexpr bool is_isatap_source_true(const Facts& f) {
  const Tunnel& tunnel = *f.carrier.tunnel;
  return wire::any_contains(tunnel.routers, f.outer->source) ||
         (is_on_isatap_link(f.layer.source, tunnel) &&
          embedded_isatap(f.layer.source) == f.outer->source);
}

constexpr bool is_isatap_destination_true(const Facts& f) {
  const Tunnel& tunnel = *f.carrier.tunnel;
  if (is_on_isatap_link(f.layer.destination, tunnel)) {
    return embedded_isatap(f.layer.destination) == f.outer->destination;
  }
  const bool is_from_router = wire::any_contains(tunnel.routers, f.outer->source);
  return wire::any_contains(tunnel.routers, f.outer->destination) ||
         (is_from_router && packet::is_multicast(f.layer.destination));
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// The inner addresses of an ISATAP packet do not belong to the outer ones.
///
/// The outer source is a router of the potential router list, or the inner source is an ISATAP
/// address that embeds it. An inner destination on the link embeds the outer one (section 7.1); any
/// other is reached over a router. Groups, which ISATAP does not map (section 6.3), some systems
/// send to or from a router.
inline constexpr Rule tunnel_isatap_mismatch{
    .reason = Reason::tunnel_isatap_mismatch,
    .sentence = "The inner addresses of an ISATAP packet do not belong to the outer ones.",
    .law = {.rfc = 5214, .section = "7.3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) {
          return f.carrier.is_of(TunnelKind::isatap) &&
                 !(detail::is_isatap_source_true(f) && detail::is_isatap_destination_true(f));
        },
};

}  // namespace sixgate::policy
