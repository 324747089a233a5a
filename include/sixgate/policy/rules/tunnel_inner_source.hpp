// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/crossing.hpp"
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

/// What the tunnel's own link says to itself: from an unspecified or a link-local address of either
/// family, to the link, or by ICMPv6.
constexpr bool is_of_link(const packet::Layer& layer) {
  const wire::Address source = layer.source;
  if (source == "0.0.0.0"_ip || "169.254.0.0/16"_net.contains(source)) return true;
  return packet::is_from_link(source) &&
         (packet::is_link_local(layer.destination) || packet::is_multicast(layer.destination) ||
          layer.transport == packet::Protocol::icmpv6);
}

constexpr bool may_not_come_out(const Tunnel& tunnel, const packet::Layer& layer,
                                const Policy& policy) {
  const wire::Address source = layer.source;
  if (tunnel.kind == TunnelKind::six_to_four) return is_ours(tunnel, source, policy);
  if (is_of_link(layer)) return false;
  if (wire::any_contains(never_inner_sources, source)) return true;
  if (wire::any_contains(tunnel.inner, source)) return false;
  return (!tunnel.inner.empty() && !may_be_error(layer)) || is_ours(tunnel, source, policy);
}

/// One of ours in Teredo, or in a tunnel that nobody declares, that somebody else sends.
constexpr bool is_forged(const Facts& f) {
  return wire::any_contains(f.policy.inside, f.layer.source) &&
         !wire::any_contains(f.policy.inside, f.outer->source);
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// A source that may not come out of a tunnel. Of a 6to4 tunnel, whose own rules know the
/// rest: one of [site] inside (RFC 3964 section 5.3.3). Of a configured tunnel: one outside
/// `inner`; without `inner`, one of [site] inside; and always a multicast, loopback, compatible or
/// mapped address. The unspecified and the link-local source belong to the tunnel's own link, where
/// neighbour discovery needs them; an error may come from any router behind the other end, whose
/// addresses `inner` need not have. Of Teredo, and of a tunnel that nobody declares: one of [site]
/// inside in what comes from elsewhere.
inline constexpr Rule tunnel_inner_source{
    .reason = Reason::tunnel_inner_source,
    .sentence = "A packet comes out of a tunnel with a source that may not come from there.",
    .law = {.rfc = 4213, .section = "3.6"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels | Traffic::udp_tunnels | Traffic::teredo},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) {
          if (f.carrier.tunnel == nullptr) return detail::is_forged(f);
          return f.carrier.way == Way::decapsulation &&
                 detail::may_not_come_out(*f.carrier.tunnel, f.layer, f.policy);
        },
};

}  // namespace sixgate::policy
