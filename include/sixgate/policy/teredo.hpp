// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/teredo.hpp"
#include "sixgate/packet/teredo_address.hpp"
#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::policy {

/// Which end of a Teredo packet is a client of ours.
enum class TeredoWay : std::uint8_t {
  unknown,   ///< nothing tells
  outbound,  ///< the sender
  inbound,   ///< the receiver
  between,   ///< both, without a translator of ours between them
  foreign,   ///< neither: [teredo] clients names others
};

/// The port of Teredo servers. RFC 4380 section 2.7.
inline constexpr std::uint16_t teredo_port = 3544;

namespace detail {

using namespace wire::literals;

/// RFC 4380 section 5.2.4, with the rest of 240.0.0.0/4.
inline constexpr std::array never_teredo_ends{
    "0.0.0.0/8"_net,      "10.0.0.0/8"_net,    "127.0.0.0/8"_net,
    "169.254.0.0/16"_net, "172.16.0.0/12"_net, "192.168.0.0/16"_net,
    "192.88.99.0/24"_net, "224.0.0.0/4"_net,   "240.0.0.0/4"_net};

/// Where clients of one link find each other. RFC 4380 section 2.17.
inline constexpr wire::Address teredo_discovery = wire::Address::ipv4(0xe00000fd);

constexpr bool is_global_for_teredo(wire::Address address, const Policy& policy) {
  return !wire::any_contains(never_teredo_ends, address) &&
         std::ranges::find(policy.broadcasts, address) == policy.broadcasts.end();
}

/// Of a layer that came in Teredo: what the UDP payload around it says.
constexpr packet::Teredo read_teredo(const Facts& f) {
  return packet::read_teredo(f.packet.at(f.outer->payload));
}

constexpr TeredoWay find_way_by_direction(const packet::Layer& outer, const Arrival& arrival,
                                          const Policy& policy) {
  if (arrival.hook == Hook::output) return TeredoWay::outbound;
  if (arrival.hook == Hook::input) return TeredoWay::inbound;
  const bool from = is_outside(outer.source, arrival.in_zone, arrival, policy);
  const bool to = is_outside(outer.destination, arrival.out_zone, arrival, policy);
  if (from == to) return TeredoWay::unknown;
  return from ? TeredoWay::inbound : TeredoWay::outbound;
}

/// Whether an end of the layer that carries Teredo is a server that is listed, on its port.
constexpr bool is_from_server(const packet::Layer& outer, const Policy& policy) {
  return wire::any_contains(policy.teredo.servers, outer.source) && outer.ports &&
         outer.ports->source == teredo_port;
}
constexpr bool is_to_server(const packet::Layer& outer, const Policy& policy) {
  return wire::any_contains(policy.teredo.servers, outer.destination) && outer.ports &&
         outer.ports->destination == teredo_port;
}

/// Of the layer that carries Teredo: which of its ends is a client, by [teredo] clients, else by
/// direction. A listed server is none, whoever else may be.
constexpr TeredoWay find_teredo_way(const packet::Layer& outer, const Arrival& arrival,
                                    const Policy& policy) {
  const auto clients = policy.teredo.clients;
  if (clients.empty()) return find_way_by_direction(outer, arrival, policy);
  const bool is_from_client =
      wire::any_contains(clients, outer.source) && !is_from_server(outer, policy);
  const bool is_to_client =
      wire::any_contains(clients, outer.destination) && !is_to_server(outer, policy);
  if (is_from_client && is_to_client) return TeredoWay::between;
  if (is_from_client) return TeredoWay::outbound;
  return is_to_client ? TeredoWay::inbound : TeredoWay::foreign;
}

/// The same of a layer that came in Teredo.
constexpr bool is_from_server(const Facts& f) { return is_from_server(*f.outer, f.policy); }
constexpr bool is_to_server(const Facts& f) { return is_to_server(*f.outer, f.policy); }
constexpr TeredoWay find_teredo_way(const Facts& f) {
  return find_teredo_way(*f.outer, f.arrival, f.policy);
}

/// Whether the layer came in Teredo, and that is gated.
constexpr bool is_gated_teredo(const Facts& f) {
  return f.policy.teredo.is_gated && f.is_out_of_teredo();
}

/// Whether the layer came in Teredo, and memory was asked about it.
constexpr bool is_recalled_teredo(const Facts& f) {
  return is_gated_teredo(f) && f.recollection.teredo.depth == f.depth;
}

/// Whether a client's own address tells another end than every server has told of it that memory
/// knows of. What is no address of Teredo's is for other rules.
constexpr bool is_own_address_false(wire::Address own, const Facts& f) {
  const auto& mappings = f.recollection.teredo.mappings;
  if (!is_recalled_teredo(f) || mappings.empty() || !packet::is_teredo(own)) return false;
  const packet::TeredoAddress read = packet::read_teredo_address(own);
  return std::ranges::none_of(mappings, [&](const TeredoMapping& mapping) {
    return mapping.address == read.address && mapping.port == read.port;
  });
}

constexpr bool is_router_solicitation(const Facts& f) {
  return f.is_icmpv6() && f.layer.icmp->type == packet::icmpv6::router_solicitation;
}
constexpr bool is_router_advertisement(const Facts& f) {
  return f.is_icmpv6() && f.layer.icmp->type == packet::icmpv6::router_advertisement;
}

}  // namespace detail

}  // namespace sixgate::policy
