// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "sixgate/packet/ends.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/facts.hpp"

namespace sixgate::policy {

namespace detail {

/// ff02::/16 and the scopes below it. RFC 4291 section 2.7.
constexpr bool is_link_scoped(wire::Address address) {
  return packet::is_link_local(address) ||
         (packet::is_multicast(address) && (address.octet(1) & 0xf) <= 2);
}

/// 127.0.0.0/8 and ::1. RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3.
constexpr bool is_loopback(wire::Address address) {
  if (address.family() == wire::Family::ipv4) return address.octet(0) == 127;
  return address.high() == 0 && address.low() == 1;
}

/// Whether the interface tells an end's zone: live, where [zones] names any. Else addresses do.
constexpr bool is_by_interface(const Arrival& arrival, const Policy& policy) {
  return policy.has_zones && arrival.hook.has_value();
}

constexpr bool is_by_interface(const Facts& f) { return is_by_interface(f.arrival, f.policy); }

/// zone  of the interface on that side
constexpr bool is_outside(wire::Address address, std::optional<Zone> zone, const Arrival& arrival,
                          const Policy& policy) {
  if (is_by_interface(arrival, policy)) return zone == Zone::outside;
  return !policy.inside.empty() && !wire::any_contains(policy.inside, address);
}

}  // namespace detail

/// Whether the packet is on no wire, but from this machine to itself: by its interface, and in a
/// capture, which knows none, by loopback addresses at both ends of the outermost layer.
constexpr bool is_on_no_wire(const Facts& f) {
  if (f.arrival.hook) return f.arrival.is_on_loopback();
  return f.outer == nullptr && detail::is_loopback(f.layer.source) &&
         detail::is_loopback(f.layer.destination);
}

/// Whether the layer's packet goes on to another link, as RFC 4890 section 4.3 means transit. The
/// outermost one by its hook; what comes out of a tunnel, and what is in a capture, at a border and
/// where its addresses may be forwarded.
constexpr bool is_in_transit(const Facts& f) {
  if (is_on_no_wire(f)) return false;
  if (f.outer == nullptr && f.arrival.hook)
    return f.arrival.hook == Hook::forward && !f.arrival.is_bridged;
  return f.policy.role == Role::border && !packet::is_from_link(f.layer.source) &&
         !detail::is_link_scoped(f.layer.destination);
}

/// The addresses by which zones are told where no interface does it: those of the layer, but of
/// Teredo those that carry it, since a client's own address is of no site.
constexpr packet::Ends ends_in_zones(const Facts& f) {
  const packet::Layer& layer = f.is_out_of_teredo() ? *f.outer : f.layer;
  return {.source = layer.source, .destination = layer.destination};
}

/// Whether the layer's packet comes from outside; false where nothing tells: not [zones], and, of
/// a capture or without zones, not [site] inside.
constexpr bool comes_from_outside(const Facts& f) {
  return detail::is_outside(ends_in_zones(f).source, f.arrival.in_zone, f.arrival, f.policy);
}

/// Whether it goes outside; false where nothing tells.
constexpr bool goes_outside(const Facts& f) {
  return detail::is_outside(ends_in_zones(f).destination, f.arrival.out_zone, f.arrival, f.policy);
}

/// Whether it is in transit between outside and elsewhere; false where nothing tells. By its
/// address a group is on neither side.
constexpr bool crosses_outside(const Facts& f) {
  if (!is_in_transit(f)) return false;
  if (detail::is_by_interface(f)) return comes_from_outside(f) || goes_outside(f);
  return !packet::is_multicast(f.layer.destination) && comes_from_outside(f) != goes_outside(f);
}

}  // namespace sixgate::policy
