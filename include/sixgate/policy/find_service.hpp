// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
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

constexpr bool is_port_open(std::span<const PortRange> ports, const packet::Layer& layer) {
  if (ports.empty()) return true;
  if (!layer.ports) return false;
  return std::ranges::any_of(ports, [&layer](const PortRange& range) {
    return range.first <= layer.ports->destination && layer.ports->destination <= range.last;
  });
}

}  // namespace detail

/// The [[service]] that opens what the layer is for; null where none does. Protocol and ports are
/// only believed where the transport header was read. Where the packet is routed by its source, the
/// last address of its way is what has to be open. What is for a user group is open for what this
/// host sends, whose sender the kernel has asked for.
constexpr const Service* find_service(const Facts& f) {
  if (f.layer.fault != packet::Fault::none) return nullptr;
  const wire::Address destination = packet::find_ends(f.packet, f.layer).destination;
  const wire::Address from = ends_in_zones(f).source;
  const wire::Address to = f.is_out_of_teredo() ? ends_in_zones(f).destination : destination;
  for (const Service& service : f.policy.services) {
    if (service.group && f.arrival.hook != Hook::output) continue;
    if (service.protocol && !detail::is_protocol(*service.protocol, f.layer)) continue;
    if (!detail::is_port_open(service.ports, f.layer)) continue;
    if (!detail::is_on_side(service.from, f.layer.source, from, f.arrival.in_zone, f.policy))
      continue;
    if (!detail::is_on_side(service.to, destination, to, f.arrival.out_zone, f.policy)) continue;
    return &service;
  }
  return nullptr;
}

}  // namespace sixgate::policy
