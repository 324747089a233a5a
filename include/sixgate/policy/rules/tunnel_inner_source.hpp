// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::policy::detail {

using namespace wire::literals;

inline constexpr std::array never_inner_sources{"ff00::/8"_net,      "::/96"_net,
                                                "::ffff:0:0/96"_net, "127.0.0.0/8"_net,
                                                "224.0.0.0/4"_net,   "240.0.0.0/4"_net};

/// One of ours that comes back in. The hosts of ISATAP and 6over4 are ours; a 6rd domain may be,
/// and its own rule knows its sources.
constexpr bool is_ours(const Tunnel& tunnel, wire::Address source, const Policy& policy) {
  if (is_link(tunnel.kind)) return false;
  const bool is_of_domain = tunnel.kind == TunnelKind::six_rd && tunnel.prefix.contains(source);
  return wire::any_contains(policy.inside, source) && !is_of_domain;
}

constexpr bool may_not_come_out(const Tunnel& tunnel, wire::Address source, const Policy& policy) {
  if (tunnel.kind == TunnelKind::six_to_four) return is_ours(tunnel, source, policy);
  if (source == wire::Address{} || packet::is_link_local(source)) return false;
  if (wire::any_contains(never_inner_sources, source)) return true;
  return tunnel.inner.empty() ? is_ours(tunnel, source, policy)
                              : !wire::any_contains(tunnel.inner, source);
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// A source that may not come out of a declared tunnel. Of a 6to4 tunnel, whose own rules know the
/// rest: one of [site] inside (RFC 3964 section 5.3.3). Of a configured tunnel: one outside
/// `inner`; without `inner`, one of [site] inside; and always a multicast, loopback, compatible or
/// mapped address. The unspecified and the link-local source belong to the tunnel's own link, where
/// neighbour discovery needs them.
inline constexpr Rule tunnel_inner_source{
    .reason = Reason::tunnel_inner_source,
    .sentence =
        "A packet comes out of a declared tunnel with a source that may not come from there.",
    .law = {.rfc = 4213, .section = "3.6"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels | Traffic::udp_tunnels},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) {
          return f.carrier.tunnel != nullptr && f.carrier.way == Way::decapsulation &&
                 detail::may_not_come_out(*f.carrier.tunnel, f.layer.source, f.policy);
        },
};

}  // namespace sixgate::policy
