// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <span>

#include "sixgate/packet/layer.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/six_to_four.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy {

namespace detail {

constexpr bool is_end(std::span<const wire::Prefix> ends, wire::Address address) {
  return ends.empty() || wire::any_contains(ends, address);
}

/// Whether a layer may be a tunnel's by its protocol or its port. What was opened as one kind is of
/// no other, though several share the port.
constexpr bool looks_like(const Tunnel& tunnel, const packet::Layer& layer) {
  const TunnelKindRow& kind = row_of(tunnel.kind);
  if (kind.outer && layer.family != kind.outer) return false;
  if (layer.transport != packet::Protocol::udp) return layer.transport == kind.protocol;
  const auto udp = in_udp(tunnel);
  const bool is_other =
      layer.opens != packet::Encapsulation::none && layer.opens != kind.encapsulation;
  return udp && layer.ports && !is_other &&
         udp->is_at(layer.ports->source, layer.ports->destination);
}

/// Whether 6to4 may be sent to an address of the relay anycast prefix. RFC 7526 sections 4 to 6.
constexpr bool is_anycast_open(const Tunnel& tunnel, wire::Address destination) {
  switch (tunnel.anycast) {
    case Anycast::automatic:
      return wire::any_contains(tunnel.local, destination) ||
             wire::any_contains(tunnel.relays, destination);
    case Anycast::drop: return false;
    case Anycast::accept:
    case Anycast::only: return true;
  }
  return false;
}

/// Whether what looks like our own end sending may be that: nothing from the outside, or on its way
/// into this machine, is.
constexpr bool may_go_in(const Arrival& arrival) {
  return arrival.in_zone != Zone::outside && arrival.hook != Hook::input;
}

/// 6to4 has no configured other end; whatever leaves or reaches one of our addresses, or a
/// broadcast address of our networks, is its traffic.
constexpr Passage find_6to4_passage(const Tunnel& tunnel, const packet::Layer& layer,
                                    const Policy& policy) {
  if (anycast_6to4.contains(layer.destination) && !is_anycast_open(tunnel, layer.destination)) {
    return {};
  }
  if (is_end(tunnel.local, layer.destination) || is_broadcast(layer.destination, policy, tunnel)) {
    return {&tunnel, Way::decapsulation};
  }
  if (is_end(tunnel.local, layer.source)) return {&tunnel, Way::encapsulation};
  return {};
}

/// Whether what no end of ours tells goes in here: this machine or this site sends it.
constexpr bool is_sent_here(const packet::Layer& layer, const Arrival& arrival,
                            const Policy& policy) {
  return arrival.hook == Hook::output || arrival.in_zone == Zone::inside ||
         wire::any_contains(policy.inside, layer.source);
}

/// Where the ends are so wide that a packet may go either way, whoever sends it here says which.
constexpr Passage find_configured_passage(const Tunnel& tunnel, const packet::Layer& layer,
                                          const Arrival& arrival, const Policy& policy) {
  const bool may_come_out =
      is_end(tunnel.local, layer.destination) && is_end(tunnel.remote, layer.source);
  const bool may_go_in =
      is_end(tunnel.local, layer.source) && is_end(tunnel.remote, layer.destination);
  if (may_go_in && (!may_come_out || is_sent_here(layer, arrival, policy))) {
    return {&tunnel, Way::encapsulation};
  }
  if (may_come_out) return {&tunnel, Way::decapsulation};
  return {};
}

/// A mechanism without `local` has the traffic that shows it: by its inner addresses, or by an end
/// that is known for it. Of a later fragment nothing shows, and the first has been judged.
constexpr Passage find_passage_by_local(const Tunnel& tunnel, const packet::Layer& layer,
                                        std::span<const wire::Prefix> known, const Arrival& arrival,
                                        const Policy& policy) {
  if (tunnel.local.empty()) {
    const bool is_shown = layer.opens == row_of(tunnel.kind).encapsulation ||
                          wire::any_contains(known, layer.source) ||
                          wire::any_contains(known, layer.destination) || layer.is_later_fragment();
    if (!is_shown) return {};
    return {&tunnel,
            is_sent_here(layer, arrival, policy) ? Way::encapsulation : Way::decapsulation};
  }
  if (wire::any_contains(tunnel.local, layer.destination)) return {&tunnel, Way::decapsulation};
  if (wire::any_contains(tunnel.local, layer.source)) return {&tunnel, Way::encapsulation};
  return {};
}

/// A group is everybody's, and only what comes from one of ours goes in.
constexpr Passage find_6over4_passage(const Tunnel& tunnel, const packet::Layer& layer) {
  if (wire::any_contains(tunnel.local, layer.destination)) return {&tunnel, Way::decapsulation};
  if (wire::any_contains(tunnel.local, layer.source)) return {&tunnel, Way::encapsulation};
  if (tunnel.group.contains(layer.destination)) return {&tunnel, Way::decapsulation};
  return {};
}

constexpr Passage find_automatic_passage(const Tunnel& tunnel, const packet::Layer& layer,
                                         const Arrival& arrival, const Policy& policy) {
  switch (tunnel.kind) {
    case TunnelKind::six_to_four: return find_6to4_passage(tunnel, layer, policy);
    case TunnelKind::six_rd:
      return find_passage_by_local(tunnel, layer, tunnel.border_relays, arrival, policy);
    case TunnelKind::isatap:
      return find_passage_by_local(tunnel, layer, tunnel.routers, arrival, policy);
    case TunnelKind::six_over_four: return find_6over4_passage(tunnel, layer);
    default: return {};
  }
}

/// How surely a layer is of one automatic mechanism and of no other that shares its ends. A 6rd
/// border relay brings sources of every other mechanism.
constexpr unsigned weigh(const Tunnel& tunnel, const packet::Layer& layer) {
  if (wire::any_contains(tunnel.border_relays, layer.source) ||
      wire::any_contains(tunnel.border_relays, layer.destination)) {
    return 3;
  }
  return layer.opens == row_of(tunnel.kind).encapsulation ? 2 : 1;
}

constexpr Passage find_passage_either_way(const packet::Layer& layer, const Arrival& arrival,
                                          const Policy& policy) {
  Passage automatic;
  unsigned weight = 0;
  for (const Tunnel& tunnel : policy.tunnels) {
    if (!looks_like(tunnel, layer)) continue;
    if (!is_automatic(tunnel.kind)) {
      const Passage found = find_configured_passage(tunnel, layer, arrival, policy);
      if (found.tunnel != nullptr) return found;
    } else if (weigh(tunnel, layer) > weight) {
      const Passage found = find_automatic_passage(tunnel, layer, arrival, policy);
      if (found.tunnel == nullptr) continue;
      automatic = found;
      weight = weigh(tunnel, layer);
    }
  }
  return automatic;
}

}  // namespace detail

/// The declared tunnel that the layer's payload travels in. Nothing on the wire tells the
/// mechanisms of protocol 41 apart (RFC 3964 section 6.1): configured pairs go before automatic
/// mechanisms, and of those that share an address goes first the one that inner addresses tell.
///
/// A packet that bears our address as source and comes from outside is not ours: it is taken for
/// one that comes out of the tunnel, and has to meet what those have to.
constexpr Passage find_passage(const packet::Layer& layer, const Arrival& arrival,
                               const Policy& policy) {
  if (policy.teredo.is_gated && layer.opens == packet::Encapsulation::teredo) {
    const bool goes_in = detail::find_teredo_way(layer, arrival, policy) == TeredoWay::outbound;
    return {.way = goes_in ? Way::encapsulation : Way::decapsulation};
  }
  Passage found = detail::find_passage_either_way(layer, arrival, policy);
  if (!detail::may_go_in(arrival)) found.way = Way::decapsulation;
  return found;
}

}  // namespace sixgate::policy
