// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/mrd.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

constexpr bool may_be_listener_discovery(const packet::Layer& layer) {
  if (layer.icmp && layer.transport == packet::Protocol::icmpv6) {
    return packet::is_listener_discovery(layer.icmp->type) ||
           packet::is_multicast_router_discovery(layer.icmp->type);
  }
  return layer.transport == packet::Protocol::icmpv6 ||
         (layer.cut != wire::Beyond::nothing && packet::is_extension_header(layer.transport));
}

}  // namespace detail

/// A router alert on what is not multicast listener or multicast router discovery, or more than
/// one: every router on the way has to look closely at such a packet. RSVP and its like need it
/// too; who runs them has this rule off. What a fragment or a capture does not show may be a
/// listener's report.
inline constexpr Rule ext_option_router_alert{
    .reason = Reason::ext_option_router_alert,
    .sentence =
        "The packet asks every router on the way to look at it and is no listener discovery.",
    .law = {.rfc = 9288, .section = "4.4.4.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) {
          const std::size_t alerts = f.contents.options->router_alerts;
          return alerts > 1 || (alerts == 1 && !detail::may_be_listener_discovery(f.layer));
        },
};

}  // namespace sixgate::policy
