// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/teredo_message.hpp"

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/packet/teredo.hpp"
#include "sixgate/packet/teredo_address.hpp"
#include "sixgate/policy/stateful.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::memory {

namespace {

using policy::TeredoWay;

TeredoEnd end_of(wire::Address address, std::uint16_t port) {
  return {.address = address.as_ipv4(), .port = port};
}

TeredoEnd find_embedded_end(wire::Address address) {
  if (!packet::is_teredo(address)) return {};
  const packet::TeredoAddress read = packet::read_teredo_address(address);
  return end_of(read.address, read.port);
}

/// The outermost layer that carries Teredo which was read.
std::optional<std::size_t> find_carrier(const packet::Headers& headers) {
  for (std::size_t i = 0; i + 1 < headers.layers.size(); ++i) {
    if (headers.layers[i].opens == packet::Encapsulation::teredo) return i;
  }
  return std::nullopt;
}

bool is_shown_for_memory(const policy::Visit& visit) {
  return visit.policy.teredo.is_gated && visit.arrival.hook != policy::Hook::prerouting &&
         !visit.arrival.is_by_device() &&
         policy::keeps_state(visit.headers.layers[0], visit.arrival, visit.policy);
}

std::optional<std::uint32_t> find_bubble_nonce(const packet::Teredo& teredo) {
  constexpr std::uint8_t nonce_trailer = 1;
  auto option = packet::find_option(teredo.trailers, packet::teredo_trailers, nonce_trailer);
  if (!option || option->data.length() != 4) return std::nullopt;
  const auto nonce = option->data.take<4>();
  if (!nonce) return std::nullopt;
  return nonce->be32<0>();
}

/// A bubble that a client sends goes over the peer's server where it does not go to the peer
/// itself; one that it gets has come so where its own server forwards it.
TeredoKind kind_of_bubble(const TeredoMessage& message) {
  if (!message.is_outbound) {
    return message.is_over_server ? TeredoKind::indirect_bubble : TeredoKind::direct_bubble;
  }
  if (!message.is_peer_teredo() || message.other == message.embedded) {
    return TeredoKind::direct_bubble;
  }
  const packet::TeredoAddress peer = packet::read_teredo_address(message.peer);
  const bool is_to_server = message.other == end_of(peer.server, policy::teredo_port);
  return is_to_server ? TeredoKind::indirect_bubble : TeredoKind::direct_bubble;
}

TeredoKind kind_of(const packet::Layer& inner) {
  if (!inner.is_ipv6() || inner.transport != packet::Protocol::icmpv6 || !inner.icmp) {
    return TeredoKind::data;
  }
  switch (inner.icmp->type) {
    case packet::icmpv6::router_solicitation: return TeredoKind::solicitation;
    case packet::icmpv6::router_advertisement: return TeredoKind::advertisement;
    case packet::icmpv6::echo_request: return TeredoKind::echo_request;
    case packet::icmpv6::echo_reply: return TeredoKind::echo_reply;
    default: return TeredoKind::data;
  }
}

/// Data shorter than a nonce should be is taken as far as it goes: not at all.
TeredoEcho read_echo(const policy::Visit& visit, const packet::Layer& inner) {
  TeredoEcho echo{.word = inner.icmp->word};
  const auto message = visit.packet.at(inner.segment).peek<16>();
  if (message) echo.data = std::uint64_t{message->be32<8>()} << 32 | message->be32<12>();
  return echo;
}

/// The ends and the inner addresses, as the client stands to them.
TeredoMessage begin_message(const packet::Layer& outer, const packet::Layer& inner,
                            bool is_outbound) {
  const TeredoEnd source = end_of(outer.source, outer.ports->source);
  const TeredoEnd destination = end_of(outer.destination, outer.ports->destination);
  TeredoMessage message;
  message.kind = kind_of(inner);
  message.is_outbound = is_outbound;
  message.client = is_outbound ? source : destination;
  message.other = is_outbound ? destination : source;
  message.own = is_outbound ? inner.source : inner.destination;
  message.peer = is_outbound ? inner.destination : inner.source;
  message.embedded = find_embedded_end(message.peer);
  return message;
}

/// What a server says in front of a packet that it forwards: where that comes from.
void add_indications(TeredoMessage& message, const packet::Teredo& teredo) {
  if (teredo.authentication) message.nonce = teredo.authentication->nonce;
  if (!teredo.origin) return;
  message.origin = end_of(teredo.origin->address, teredo.origin->port);
  const bool is_forwarded = !message.is_outbound && message.is_over_server;
  if (is_forwarded && message.kind != TeredoKind::advertisement) message.other = *message.origin;
}

}  // namespace

std::optional<TeredoMessage> find_teredo_message(const policy::Visit& visit) {
  if (!is_shown_for_memory(visit)) return std::nullopt;
  const auto carrier = find_carrier(visit.headers);
  if (!carrier) return std::nullopt;
  const packet::Layer& outer = visit.headers.layers[*carrier];
  const packet::Layer& inner = visit.headers.layers[*carrier + 1];
  const TeredoWay way = policy::detail::find_teredo_way(outer, visit.arrival, visit.policy);
  const bool is_outbound = way == TeredoWay::outbound;
  if ((!is_outbound && way != TeredoWay::inbound) || !outer.ports) return std::nullopt;

  TeredoMessage message = begin_message(outer, inner, is_outbound);
  message.depth = *carrier + 1;
  message.is_over_server = is_outbound ? policy::detail::is_to_server(outer, visit.policy)
                                       : policy::detail::is_from_server(outer, visit.policy);
  const packet::Teredo teredo = packet::read_teredo(visit.packet.at(outer.payload));
  add_indications(message, teredo);
  if (teredo.is_bubble && !packet::is_multicast(message.peer)) {
    message.kind = kind_of_bubble(message);
    message.bubble_nonce = find_bubble_nonce(teredo);
  }
  if (message.kind == TeredoKind::echo_request || message.kind == TeredoKind::echo_reply) {
    message.echo = read_echo(visit, inner);
  }
  return message;
}

}  // namespace sixgate::memory
