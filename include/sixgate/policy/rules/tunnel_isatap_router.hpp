// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/rules/tunnel_isatap_mismatch.hpp"

namespace sixgate::policy {

/// A router advertisement through ISATAP that does not come from the link-local ISATAP address of a
/// router of the potential router list: whoever else sends one wants to be the way out of the site.
inline constexpr Rule tunnel_isatap_router{
    .reason = Reason::tunnel_isatap_router,
    .sentence = "A router advertisement through ISATAP comes from no router that is listed.",
    .law = {.rfc = 5214, .section = "8.3.3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          if (!f.carrier.is_of(TunnelKind::isatap) ||
              f.layer.icmp->type != packet::icmpv6::router_advertisement) {
            return false;
          }
          return !(packet::is_link_local(f.layer.source) && packet::is_isatap(f.layer.source) &&
                   detail::embedded_isatap(f.layer.source) == f.outer->source &&
                   wire::any_contains(f.carrier.tunnel->routers, f.outer->source));
        },
};

}  // namespace sixgate::policy
