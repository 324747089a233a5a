// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/sightings.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/icmp.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/protocol_41.hpp"
#include "sixgate/policy/acceptances.hpp"
#include "sixgate/policy/six_to_four.hpp"
#include "sixgate/policy/tunnel.hpp"

namespace sixgate::report {

struct Sightings::News {
  const packet::Headers& headers;
  const policy::Arrival& arrival;
  Place place;
  bool is_spared;
  double time;

  [[nodiscard]] const packet::Layer& innermost() const {
    return headers.layers[headers.layers.size() - 1];
  }
};

namespace {

using packet::Encapsulation;
using packet::Layer;
using packet::Protocol;
using policy::Reason;

/// Reasons that speak of sources and go by what the site says is its own.
constexpr std::array of_sources{Reason::ipv4_foreign_source, Reason::ipv6_foreign_source,
                                Reason::ipv4_own_source,     Reason::ipv6_own_source,
                                Reason::ipv4_bogon_source,   Reason::ipv6_bogon_source,
                                Reason::ipv6_unique_local,   Reason::tunnel_inner_source};

constexpr bool is_of_source(Reason reason) {
  return std::ranges::find(of_sources, reason) != of_sources.end();
}

constexpr bool is_of_tunnel(Reason reason) {
  return reason == Reason::tunnel_undeclared || reason == Reason::tunnel_teredo_blocked;
}

/// Ports from here on are given to who asks, not to who serves, unless somebody chose one: the
/// kernel's own range begins here, IANA's (RFC 6335 section 6) a little higher.
constexpr std::uint16_t first_passing_port = 32768;

void count(Seen& seen, bool is_spared, double time) {
  if (seen.packets == 0) seen.first = time;
  ++seen.packets;
  if (is_spared) ++seen.spared;
  seen.last = time;
}

/// The mechanism of the tunnel that a layer carries, by what it opens or else by its protocol; none
/// where it is no tunnel that could be declared, or Teredo.
Encapsulation mechanism_of(const Layer& layer) {
  if (layer.opens == Encapsulation::esp) return Encapsulation::none;
  if (layer.opens != Encapsulation::none) return layer.opens;
  for (const policy::TunnelKindRow& row : policy::tunnel_kinds) {
    const bool is_family = !row.outer || row.outer == layer.family;
    if (row.protocol == layer.transport && is_family) return row.encapsulation;
  }
  return Encapsulation::none;
}

/// The port that the tunnel's packets are known by; 0 where it is not in UDP.
std::uint16_t port_of(const Layer& layer, Encapsulation kind) {
  if (layer.transport != Protocol::udp || !layer.ports || kind == Encapsulation::teredo) return 0;
  const auto* const row =
      std::ranges::find(policy::tunnel_kinds, kind, &policy::TunnelKindRow::encapsulation);
  const std::uint16_t registered =
      row != policy::tunnel_kinds.end() && row->in_udp ? row->in_udp->port : 0;
  const bool is_answer =
      packet::answers_from_its_port(kind) && registered != 0 && layer.ports->source == registered;
  return is_answer ? registered : layer.ports->destination;
}

/// Whether a layer would pass whether or not a [[service]] opens something: an error, neighbour
/// discovery, a later fragment, IPsec. Of a layer that is shown again no service is asked, so the
/// acceptances that are left look at no byte.
bool passes_by_itself(const packet::Headers& headers, std::size_t depth,
                      const policy::Arrival& arrival) {
  static constexpr packet::Packet no_bytes{};
  static constexpr policy::Policy no_policy{};
  static const policy::Contents no_contents{};
  static const policy::Recollection no_recollection{};
  const policy::Facts facts{.packet = no_bytes,
                            .headers = headers,
                            .depth = depth,
                            .layer = headers.layers[depth],
                            .outer = depth == 0 ? nullptr : &headers.layers[depth - 1],
                            .passage = {},
                            .carrier = {},
                            .contents = no_contents,
                            .arrival = arrival,
                            .policy = no_policy,
                            .recollection = no_recollection,
                            .is_shown_again = true};
  const policy::Acceptance* const acceptance = policy::find_acceptance(facts);
  return acceptance != nullptr && acceptance->reason != Reason::default_tunnelled &&
         acceptance->reason != Reason::default_native;
}

bool is_echo_reply(const Layer& layer) {
  return layer.icmp && layer.icmp->type == (layer.is_ipv6() ? packet::icmpv6::echo_reply
                                                            : packet::icmpv4::echo_reply);
}

/// Whether a layer looks like an answer to something that nobody told of.
bool looks_like_answer(const Layer& layer) {
  if (is_echo_reply(layer)) return true;
  return layer.ports && layer.ports->source < first_passing_port &&
         layer.ports->destination >= first_passing_port;
}

/// False of a source that somebody brought to 6to4 or ISATAP from elsewhere.
bool is_own_of(Encapsulation kind, wire::Address source) {
  if (kind == Encapsulation::six_to_four) return policy::is_6to4(source);
  return kind != Encapsulation::isatap || packet::is_isatap(source);
}

}  // namespace

void Sightings::note(const engine::Judgement& judgement, const policy::Arrival& arrival,
                     std::string_view in_name, std::string_view out_name, policy::Mode mode,
                     double time) {
  const policy::Verdict& verdict = judgement.decision.verdict;
  const News news{.headers = judgement.headers,
                  .arrival = arrival,
                  .place = {.hook = arrival.hook,
                            .in_name = std::string(in_name),
                            .out_name = std::string(out_name)},
                  .is_spared = !verdict.is_drop() || mode == policy::Mode::monitor,
                  .time = time};
  const auto take = [this, &news](Reason reason, std::size_t depth) {
    if (depth >= news.headers.layers.size() || !news.headers.layers[depth].family) return;
    if (is_of_tunnel(reason)) note_tunnels(news, depth, reason);
    if (reason == Reason::service_closed || reason == Reason::tunnel_undeclared) {
      note_service(news, reason);
    }
    if (is_of_source(reason)) note_source(news, depth, reason);
  };
  const std::scoped_lock held(mutex_);
  if (verdict.is_drop()) take(verdict.reason(), verdict.depth());
  for (const policy::Note& noted : judgement.decision.notes) take(noted.reason, noted.depth);
}

/// The walk ends at the first tunnel that is not declared; those inside it would be next.
void Sightings::note_tunnels(const News& news, std::size_t depth, Reason reason) {
  const auto& layers = news.headers.layers;
  for (; depth < layers.size(); ++depth) {
    const Layer* const inner = depth + 1 < layers.size() ? &layers[depth + 1] : nullptr;
    if (layers[depth].family) note_tunnel(news, layers[depth], inner, reason);
    if (reason == Reason::tunnel_teredo_blocked) return;
  }
}

void Sightings::note_tunnel(const News& news, const Layer& layer, const Layer* inner,
                            Reason reason) {
  const Encapsulation kind = mechanism_of(layer);
  if (kind == Encapsulation::none) return;
  const std::uint16_t port = port_of(layer, kind);
  const auto is_it = [&](const SeenTunnel& tunnel) {
    const bool is_forth = tunnel.source == layer.source && tunnel.destination == layer.destination;
    const bool is_back = tunnel.source == layer.destination && tunnel.destination == layer.source;
    return tunnel.kind == kind && tunnel.port == port && (is_forth || is_back);
  };
  SeenTunnel* tunnel = tunnels_.find(is_it);
  if (tunnel == nullptr) {
    tunnel = &tunnels_.add({.kind = kind,
                            .source = layer.source,
                            .destination = layer.destination,
                            .port = port,
                            .reason = reason,
                            .seen = {},
                            .forth = {},
                            .back = {}});
  }
  count(tunnel->seen, news.is_spared, news.time);
  TunnelWay& way = tunnel->source == layer.source ? tunnel->forth : tunnel->back;
  ++way.packets;
  way.place = news.place;
  const bool is_there = inner != nullptr && inner->family.has_value();
  if (!is_there || !is_of_network(inner->source)) return;
  if (is_own_of(kind, inner->source)) {
    way.inner.add(inner->source);
  } else {
    ++way.native;
  }
}

void Sightings::note_service(const News& news, Reason reason) {
  const std::size_t depth = news.headers.layers.size() - 1;
  const Layer& layer = news.innermost();
  if (!layer.family || passes_by_itself(news.headers, depth, news.arrival)) return;
  if (note_answer(layer) || looks_like_answer(layer)) return;
  const bool has_port = packet::has_ports(layer.transport);
  if (has_port && !layer.ports) return;
  const auto port = has_port ? std::optional(layer.ports->destination) : std::nullopt;
  SeenService* service = services_.find([&](const SeenService& one) {
    return one.protocol == layer.transport && one.port == port && one.server == layer.destination;
  });
  if (service == nullptr) {
    service = &services_.add({.protocol = layer.transport,
                              .port = port,
                              .server = layer.destination,
                              .reason = reason,
                              .seen = {},
                              .clients = {},
                              .place = {},
                              .outer_from = {},
                              .outer_to = {}});
  }
  service->reason = reason;
  service->clients.add(layer.source);
  service->place = news.place;
  const Layer& carrier = depth == 0 ? layer : news.headers.layers[depth - 1];
  service->outer_from = carrier.source;
  service->outer_to = carrier.destination;
  count(service->seen, news.is_spared, news.time);
}

/// Whether the layer answers a question that was told; it is counted there.
bool Sightings::note_answer(const Layer& layer) {
  SeenService* const asked = services_.find([&](const SeenService& one) {
    const bool is_port = layer.ports ? one.port == layer.ports->source : !one.port;
    return one.protocol == layer.transport && is_port && one.server == layer.source &&
           one.clients.contain(layer.destination);
  });
  if (asked == nullptr) return false;
  ++asked->answers;
  return true;
}

void Sightings::note_source(const News& news, std::size_t depth, Reason reason) {
  const wire::Prefix network = Networks::of(news.headers.layers[depth].source);
  SeenSource* source = sources_.find([&](const SeenSource& one) {
    return one.reason == reason && one.network == network &&
           one.place.in_name == news.place.in_name;
  });
  if (source == nullptr) {
    source = &sources_.add({.reason = reason, .network = network, .seen = {}, .place = {}});
  }
  source->place = news.place;
  count(source->seen, news.is_spared, news.time);
}

}  // namespace sixgate::report
