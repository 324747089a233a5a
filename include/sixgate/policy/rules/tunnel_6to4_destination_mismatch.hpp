// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/six_to_four.hpp"

namespace sixgate::policy::detail {

/// Whether a relay may carry this between 6to4 and native IPv6: for its clients only, and over the
/// anycast address only, where the site says so. RFC 3964 section 4.2.5.
constexpr bool may_be_relayed(const Facts& f) {
  const Tunnel& tunnel = *f.carrier.tunnel;
  const bool takes = f.carrier.way == Way::decapsulation;
  const bool is_relayed = !is_6to4(takes ? f.layer.destination : f.layer.source);
  if (!is_relayed || tunnel.role == SixToFourRole::router) return true;
  if (takes && tunnel.anycast == Anycast::only && !anycast_6to4.contains(f.outer->destination)) {
    return false;
  }
  const wire::Address site = takes ? f.outer->source : f.outer->destination;
  return tunnel.clients.empty() || wire::any_contains(tunnel.clients, site);
}

constexpr bool is_6to4_destination_false(const Facts& f) {
  const Tunnel& tunnel = *f.carrier.tunnel;
  const bool takes = f.carrier.way == Way::decapsulation;
  if (!may_be_relayed(f)) return true;
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
/// that is for another 6to4 site (section 3.2), and it carries native traffic for its clients only
/// (section 4.2.5).
inline constexpr Rule tunnel_6to4_destination_mismatch{
    .reason = Reason::tunnel_6to4_destination_mismatch,
    .sentence = "The inner destination of a 6to4 packet does not belong to the outer destination.",
    .law = {.rfc = 3964, .section = "5.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) { return f.carrier.is_6to4() && detail::is_6to4_destination_false(f); },
};

}  // namespace sixgate::policy
