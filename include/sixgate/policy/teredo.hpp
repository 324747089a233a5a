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

constexpr TeredoWay find_way_by_direction(const Facts& f) {
  if (f.arrival.hook == Hook::output) return TeredoWay::outbound;
  if (f.arrival.hook == Hook::input) return TeredoWay::inbound;
  const bool from = is_outside(f, f.outer->source, f.arrival.in_zone);
  const bool to = is_outside(f, f.outer->destination, f.arrival.out_zone);
  if (from == to) return TeredoWay::unknown;
  return from ? TeredoWay::inbound : TeredoWay::outbound;
}

/// Whether an end of the layer around is a server that is listed, on its port.
constexpr bool is_from_server(const Facts& f) {
  return wire::any_contains(f.policy.teredo.servers, f.outer->source) && f.outer->ports &&
         f.outer->ports->source == teredo_port;
}
constexpr bool is_to_server(const Facts& f) {
  return wire::any_contains(f.policy.teredo.servers, f.outer->destination) && f.outer->ports &&
         f.outer->ports->destination == teredo_port;
}

/// Of a layer that came in Teredo: who of the outer ends is a client, by [teredo] clients, else by
/// direction. A listed server is none, whoever else may be.
constexpr TeredoWay find_teredo_way(const Facts& f) {
  const auto clients = f.policy.teredo.clients;
  if (clients.empty()) return find_way_by_direction(f);
  const bool is_from_client = wire::any_contains(clients, f.outer->source) && !is_from_server(f);
  const bool is_to_client = wire::any_contains(clients, f.outer->destination) && !is_to_server(f);
  if (is_from_client && is_to_client) return TeredoWay::between;
  if (is_from_client) return TeredoWay::outbound;
  return is_to_client ? TeredoWay::inbound : TeredoWay::foreign;
}

/// Whether the layer came in Teredo, and that is gated.
constexpr bool is_gated_teredo(const Facts& f) {
  return f.policy.teredo.is_gated && f.is_out_of_teredo();
}

constexpr bool is_router_solicitation(const Facts& f) {
  return f.is_icmpv6() && f.layer.icmp->type == packet::icmpv6::router_solicitation;
}
constexpr bool is_router_advertisement(const Facts& f) {
  return f.is_icmpv6() && f.layer.icmp->type == packet::icmpv6::router_advertisement;
}

}  // namespace detail

}  // namespace sixgate::policy
