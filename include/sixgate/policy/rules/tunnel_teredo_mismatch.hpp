// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy::detail {

/// T5: the peer sends from where its address says it is, or its server forwards a packet and says
/// the same. The peer's outer address is none of ours, so no translation of ours has changed it.
constexpr bool is_teredo_source_false(const Facts& f) {
  if (!packet::is_teredo(f.layer.source)) return false;
  const packet::TeredoAddress peer = packet::read_teredo_address(f.layer.source);
  const auto origin = read_teredo(f).origin;
  if (is_from_server(f) && origin) {
    return origin->address != peer.address || origin->port != peer.port;
  }
  return peer.address != f.outer->source || !f.outer->ports || peer.port != f.outer->ports->source;
}

/// T7: to a peer straight, or a bubble over the peer's server.
constexpr bool is_teredo_destination_false(const Facts& f) {
  if (!packet::is_teredo(f.layer.destination)) return false;
  const packet::TeredoAddress peer = packet::read_teredo_address(f.layer.destination);
  if (!is_global_for_teredo(f.outer->destination, f.policy) || !f.outer->ports) return true;
  const std::uint16_t port = f.outer->ports->destination;
  const bool is_indirect_bubble =
      f.outer->destination == peer.server && port == teredo_port && read_teredo(f).is_bubble;
  return !is_indirect_bubble && (f.outer->destination != peer.address || port != peer.port);
}

/// A client has nothing to send but what comes from its own Teredo address, or from its link-local
/// one.
constexpr bool is_no_client(wire::Address source) {
  return !packet::is_teredo(source) && !packet::is_link_local(source);
}

/// By a nonce a peer behind a symmetric translator has proven that it is where it sends from. RFC
/// 6081 section 5.2.4.4.
constexpr bool is_peer_proven_here(const Facts& f) {
  return is_recalled_teredo(f) && f.recollection.teredo.is_peer_proven_here;
}

constexpr bool is_false_inbound(const Facts& f) {
  return (is_teredo_source_false(f) && !is_peer_proven_here(f)) ||
         is_own_address_false(f.layer.destination, f);
}

constexpr bool is_false_outbound(const Facts& f) {
  return is_no_client(f.layer.source) || is_own_address_false(f.layer.source, f) ||
         (is_teredo_destination_false(f) && !is_peer_proven_here(f));
}

/// Clients behind one translator reach each other by addresses that nobody else sees; by a global
/// one they have to be what they say.
constexpr bool is_false_between_clients(const Facts& f) {
  return (is_global_for_teredo(f.outer->source, f.policy) && is_teredo_source_false(f)) ||
         (is_global_for_teredo(f.outer->destination, f.policy) && is_teredo_destination_false(f));
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// Teredo, gated, whose inner address does not belong to the outer one: an inbound Teredo source
/// embeds the outer source's address and port, or, forwarded by a listed server, what its origin
/// indication tells; an outbound packet to a Teredo address goes to the global address and port in
/// it, or as a bubble to that address's server (section 5.2.4), or to where the peer has proven to
/// be; and what a client sends has a source of Teredo's. The client's own side is not compared with
/// what is outside of it, which a translation of ours changes, but with what its server has told.
inline constexpr Rule tunnel_teredo_mismatch{
    .reason = Reason::tunnel_teredo_mismatch,
    .sentence =
        "An inner address of a Teredo packet does not belong to the end that it stands for.",
    .law = {.rfc = 4380, .section = "5.2.3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::teredo,
    .matches =
        [](const Facts& f) {
          if (!detail::is_gated_teredo(f)) return false;
          switch (detail::find_teredo_way(f)) {
            case TeredoWay::inbound: return detail::is_false_inbound(f);
            case TeredoWay::outbound: return detail::is_false_outbound(f);
            case TeredoWay::between: return detail::is_false_between_clients(f);
            default: return false;
          }
        },
};

}  // namespace sixgate::policy
