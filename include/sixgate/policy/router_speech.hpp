// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/facts.hpp"

namespace sixgate::policy {

/// Whether the layer's message is one that only a router sends: a router advertisement or a
/// redirect. RFC 4861 sections 4.2 and 4.5.
constexpr bool speaks_for_a_router(const Facts& f) {
  return f.layer.icmp->type == packet::icmpv6::router_advertisement ||
         f.layer.icmp->type == packet::icmpv6::redirect;
}

/// Whether this machine sends the layer's packet itself, as far as its hook tells.
constexpr bool is_sent_here(const Facts& f) {
  return f.outer == nullptr && f.arrival.hook == Hook::output;
}

/// Whether it came from a link that [nd] speaks of: not from this machine, nor out of Teredo or
/// ISATAP, whose servers and routers have lists of their own.
constexpr bool is_from_link_here(const Facts& f) {
  const Tunnel* const tunnel = f.carrier.tunnel;
  const bool is_isatap = tunnel != nullptr && tunnel->kind == TunnelKind::isatap;
  return !is_sent_here(f) && !f.is_out_of_teredo() && !is_isatap;
}

}  // namespace sixgate::policy
