// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/teredo.hpp"

namespace sixgate::memory {

namespace {

policy::TeredoMapping mapping_of(const TeredoEnd& end) {
  return {.address = wire::Address::ipv4(end.address), .port = end.port};
}

}  // namespace

Moment Teredo::began(Moment now) {
  Moment::rep seen = began_.load(std::memory_order_relaxed);
  if (seen != std::numeric_limits<Moment::rep>::min()) return Moment(seen);
  return began_.compare_exchange_strong(seen, now.count(), std::memory_order_relaxed)
             ? now
             : Moment(seen);
}

policy::TeredoRecollection Teredo::recall(const policy::Visit& visit, Moment now) {
  policy::TeredoRecollection recollection;
  const Moment start = began(now);
  const auto message = find_teredo_message(visit);
  if (!message) return recollection;
  recollection.depth = message->depth;
  const TeredoClients::Known client = clients_.find(message->client, now);
  for (const TeredoEnd& end : client.mappings) {
    if (end.is_known()) recollection.mappings.push(mapping_of(end));
  }
  recollection.is_client_cone = client.is_cone;
  if (message->kind == TeredoKind::advertisement) {
    recollection.is_advertisement_unasked = !message->is_outbound &&
                                            now >= start + solicitation_wait &&
                                            !clients_.is_waiting_for(*message, now);
    return recollection;
  }
  const TeredoPeers::Known peer = peers_.find(*message, now);
  const bool may_be_unseen =
      peer.standing == policy::TeredoPeer::stranger && now < start + peers_unseen;
  if (!message->is_outbound && !may_be_unseen) recollection.peer = peer.standing;
  recollection.is_peer_proven_here = peer.is_proven_here;
  recollection.is_bubble_excess = peer.is_bubble_excess;
  return recollection;
}

void Teredo::remember(const policy::Visit& visit, Moment now) {
  const auto message = find_teredo_message(visit);
  if (!message) return;
  clients_.note(*message, now);
  peers_.note(*message, now);
}

}  // namespace sixgate::memory
