// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

#include "sixgate/packet/ends.hpp"
#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/service.hpp"

namespace sixgate::policy {

namespace detail {

/// The zone of an address where no interface says it: by [site] inside; nothing without that.
constexpr std::optional<Zone> zone_of(wire::Address address, const Policy& policy) {
  if (policy.inside.empty()) return std::nullopt;
  return wire::any_contains(policy.inside, address) ? Zone::inside : Zone::outside;
}

/// Whether an end of a packet is on that side.
///
/// in_zone  the address by which the zone is told where no interface does it
constexpr bool is_on_side(const Side& side, wire::Address address, wire::Address in_zone,
                          std::optional<Zone> interface_zone, const Policy& policy) {
  if (side.zone) return (interface_zone ? interface_zone : zone_of(in_zone, policy)) == side.zone;
  return side.prefixes.empty() || wire::any_contains(side.prefixes, address);
}

/// `icmp` means the ICMP of either family; ah, mobility, hip and shim6 stand in the chain.
constexpr bool is_protocol(packet::Protocol wanted, const packet::Layer& layer) {
  return wanted == layer.transport ||
         (wanted == packet::Protocol::icmp && layer.transport == packet::Protocol::icmpv6) ||
         std::ranges::find(layer.chain, wanted, &packet::ExtensionHeader::kind) !=
             layer.chain.end();
}

constexpr bool is_port_open(std::span<const PortRange> ports, std::optional<std::uint16_t> port) {
  if (ports.empty()) return true;
  return port && std::ranges::any_of(ports, [port](const PortRange& range) {
           return range.first <= *port && *port <= range.last;
         });
}

/// Who asks and who serves, as a layer or its answer shows it.
struct Errand {
  wire::Address client;
  wire::Address server;
  wire::Address client_in_zone;  ///< the address by which the client's zone is told
  wire::Address server_in_zone;
  std::optional<Zone> client_zone;  ///< of the interface on its side
  std::optional<Zone> server_zone;
  std::optional<std::uint16_t> port;  ///< the server's
};

/// Where the packet is routed by its source, the last address of its way is who serves.
constexpr Errand find_errand(const Facts& f) {
  const wire::Address server = packet::find_ends(f.packet, f.layer).destination;
  const packet::Ends in_zones = ends_in_zones(f);
  return {.client = f.layer.source,
          .server = server,
          .client_in_zone = in_zones.source,
          .server_in_zone = f.is_out_of_teredo() ? in_zones.destination : server,
          .client_zone = f.arrival.in_zone,
          .server_zone = f.arrival.out_zone,
          .port = f.layer.ports ? std::optional(f.layer.ports->destination) : std::nullopt};
}

/// Of a layer that would be an answer.
constexpr Errand find_answered_errand(const Facts& f) {
  const packet::Ends in_zones = ends_in_zones(f);
  return {.client = f.layer.destination,
          .server = f.layer.source,
          .client_in_zone = in_zones.destination,
          .server_in_zone = in_zones.source,
          .client_zone = f.arrival.out_zone,
          .server_zone = f.arrival.in_zone,
          .port = f.layer.ports ? std::optional(f.layer.ports->source) : std::nullopt};
}

constexpr const Service* find_service(const Facts& f, const Errand& errand) {
  if (f.layer.fault != packet::Fault::none) return nullptr;
  for (const Service& service : f.policy.services) {
    if (service.group && f.arrival.hook != Hook::output) continue;
    if (service.protocol && !is_protocol(*service.protocol, f.layer)) continue;
    if (!is_port_open(service.ports, errand.port)) continue;
    if (is_on_side(service.from, errand.client, errand.client_in_zone, errand.client_zone,
                   f.policy) &&
        is_on_side(service.to, errand.server, errand.server_in_zone, errand.server_zone,
                   f.policy)) {
      return &service;
    }
  }
  return nullptr;
}

}  // namespace detail

/// The [[service]] that opens what the layer is for; null where none does. Protocol and ports are
/// only believed where the transport header was read. What is for a user group is open for what
/// this host sends, whose sender the kernel has asked for.
constexpr const Service* find_service(const Facts& f) {
  return detail::find_service(f, detail::find_errand(f));
}

/// The [[service]] that opened what the layer may be an answer to, by its ends and ports alone.
constexpr const Service* find_answered_service(const Facts& f) {
  return detail::find_service(f, detail::find_answered_errand(f));
}

}  // namespace sixgate::policy
