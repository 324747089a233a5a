// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/six_to_four.hpp"

namespace sixgate::policy::detail {

constexpr bool is_6to4_destination_false(const Facts& f) {
  const Tunnel& tunnel = *f.carrier.tunnel;
  if (wire::any_contains(tunnel.local, f.outer->source) &&
      wire::any_contains(tunnel.local, f.outer->destination)) {
    return true;
  }
  const bool takes = f.carrier.way == Way::decapsulation;
  if (is_6to4(f.layer.destination)) {
    return embedded_6to4(f.layer.destination) != f.outer->destination ||
           (takes && tunnel.role == SixToFourRole::relay);
  }
  return takes && tunnel.role == SixToFourRole::router;
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// The inner destination of a 6to4 packet does not belong to the outer destination.
///
/// A 6to4 destination must embed the outer one: from the tunnel by section 5.2, into it because
/// 6to4 goes straight to its site and never over a third party (section 3.1). Beyond that by role:
/// a router takes from the tunnel only what is for its own prefix (section 3.1), a relay nothing
/// that is for another 6to4 site (section 3.2). One of our own addresses at both outer ends is
/// nobody's packet (section 5.1).
inline constexpr Rule tunnel_6to4_destination_mismatch{
    .reason = Reason::tunnel_6to4_destination_mismatch,
    .law = {.rfc = 3964, .section = "5.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) { return f.carrier.is_6to4() && detail::is_6to4_destination_false(f); },
};

}  // namespace sixgate::policy
