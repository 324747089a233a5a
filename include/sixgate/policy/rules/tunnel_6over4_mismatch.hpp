// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/protocol_41.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy::detail {

/// The IPv4 group that an IPv6 one is sent to. RFC 2529 section 6.
constexpr wire::Address map_6over4_group(wire::Address group, const Tunnel& tunnel) {
  return wire::Address::ipv4(tunnel.group.address().as_ipv4() |
                             static_cast<std::uint32_t>(group.low() & 0xffff));
}

constexpr bool is_6over4_destination_true(const Facts& f) {
  const wire::Address outer = f.outer->destination;
  if (packet::is_multicast(f.layer.destination)) {
    return outer == map_6over4_group(f.layer.destination, *f.carrier.tunnel);
  }
  return !f.carrier.tunnel->group.contains(outer) &&
         (!packet::is_link_local(f.layer.destination) ||
          packet::is_six_over_four(f.layer.destination, outer));
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// The inner addresses of a 6over4 packet do not belong to the outer ones: a link-local address
/// embeds the outer one on its side (section 4), and a group goes to the IPv4 group that its last
/// two bytes name, as nothing else does (section 6). What other addresses stand for, neighbour
/// discovery says.
inline constexpr Rule tunnel_6over4_mismatch{
    .reason = Reason::tunnel_6over4_mismatch,
    .sentence = "The inner addresses of a 6over4 packet do not belong to the outer ones.",
    .law = {.rfc = 2529, .section = "6"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) {
          if (!f.carrier.is_of(TunnelKind::six_over_four)) return false;
          const bool is_source_false = packet::is_link_local(f.layer.source) &&
                                       !packet::is_six_over_four(f.layer.source, f.outer->source);
          return is_source_false || !detail::is_6over4_destination_true(f);
        },
};

}  // namespace sixgate::policy
