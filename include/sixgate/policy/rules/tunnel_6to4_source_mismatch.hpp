// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/six_to_four.hpp"

namespace sixgate::policy::detail {

constexpr bool is_6to4_source_false(const Facts& f) {
  const Tunnel& tunnel = *f.carrier.tunnel;
  const bool sends = f.carrier.way == Way::encapsulation;
  const bool is_relay = tunnel.role == SixToFourRole::relay;
  if (is_6to4(f.layer.source)) {
    return embedded_6to4(f.layer.source) != f.outer->source || (is_relay && sends);
  }
  if (sends) return tunnel.role == SixToFourRole::router;
  const bool is_from_relay = tunnel.relays.empty() || anycast_6to4.contains(f.outer->source) ||
                             wire::any_contains(tunnel.relays, f.outer->source);
  return is_relay || !is_from_relay;
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// The inner source of a 6to4 packet does not belong to the outer source.
///
/// A 6to4 source must embed the outer one, both ways (sections 5.1 and 5.2). Beyond that by role: a
/// router takes native sources only from its listed relays (section 6.2) and from the anycast
/// prefix (RFC 7526 section 6), and sends none; a relay takes none from the tunnel (section 4.2.2)
/// and sends no 6to4 source into it (section 4.1.2).
inline constexpr Rule tunnel_6to4_source_mismatch{
    .reason = Reason::tunnel_6to4_source_mismatch,
    .sentence = "The inner source of a 6to4 packet does not belong to the outer source.",
    .law = {.rfc = 3964, .section = "5.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) { return f.carrier.is_6to4() && detail::is_6to4_source_false(f); },
};

}  // namespace sixgate::policy
