// SPDX-License-Identifier: GPL-2.0-or-later
#include "suggest/surroundings.hpp"

#include <algorithm>

#include "kernel/interfaces.hpp"
#include "kernel/tunnel_links.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "suggest/entry.hpp"

namespace sixgate::suggest {

namespace {

using policy::Zone;

const kernel::TunnelLinkRow* tunnel_row(const kernel::Link& link) {
  const auto* const row =
      std::ranges::find(kernel::tunnel_links, link.kind, &kernel::TunnelLinkRow::link_kind);
  return row == kernel::tunnel_links.end() ? nullptr : row;
}

bool is_encrypted(const kernel::Link& link) {
  const auto* const row = tunnel_row(link);
  return row != nullptr &&
         std::ranges::none_of(row->tunnels, [](const auto& kind) { return kind.has_value(); });
}

}  // namespace

bool leads_to_network(const kernel::Route& route) {
  return !route.is_own && route.to.length() > 0 && report::is_of_network(route.to.address());
}

Surroundings::Surroundings(const config::Configuration& configuration, const Machine& machine)
    : configuration_(configuration), machine_(machine) {
  find_zones();
  find_inner();
}

bool Surroundings::is_default_way(const kernel::Link& link) const {
  return std::ranges::any_of(machine_.routes, [&link](const kernel::Route& route) {
    return route.interface == link.index && !route.is_own && route.to.length() == 0;
  });
}

bool Surroundings::has_address(const kernel::Link& link) const {
  return std::ranges::any_of(machine_.routes, [&link](const kernel::Route& route) {
    return route.interface == link.index && route.is_own &&
           !packet::is_link_local(route.to.address());
  });
}

bool Surroundings::has_outside() const {
  constexpr auto outside = static_cast<std::size_t>(Zone::outside);
  return !configuration_.zones()[outside].empty() || !found_[outside].empty();
}

/// The way to everywhere leads outside; where there is none, nothing tells inside from outside.
void Surroundings::find_zones() {
  const auto place = [this](Zone zone, const kernel::Link& link, std::string why) {
    found_[static_cast<std::size_t>(zone)].push_back({link.name, std::move(why)});
  };
  std::vector<const kernel::Link*> left;
  for (const kernel::Link& link : machine_.links) {
    const bool is_named = kernel::find_zone(configuration_.zones(), link.name).has_value();
    if (!link.is_up || link.is_loopback || link.master != 0 || is_named) continue;
    if (is_encrypted(link)) {
      place(Zone::vpn, link, "of kind " + link.kind + ", an encrypted tunnel");
    } else if (is_default_way(link)) {
      place(Zone::outside, link, "has a default route");
    } else if (has_address(link)) {
      left.push_back(&link);
    }
  }
  for (const kernel::Link* const link : left) {
    if (tunnel_row(*link) != nullptr || !has_outside()) {
      without_zone_.push_back(link->name);
    } else {
      place(Zone::inside, *link, "has addresses and no default route");
    }
  }
}

void Surroundings::find_inner() {
  std::vector<wire::Prefix> prefixes;
  std::vector<Inner> all;
  for (const kernel::Route& route : machine_.routes) {
    const auto link = std::ranges::find(machine_.links, route.interface, &kernel::Link::index);
    if (link == machine_.links.end() || !leads_to_network(route)) continue;
    const auto zone = zone_of(link->name);
    if (!zone || zone == Zone::outside) continue;
    const bool is_known =
        std::ranges::any_of(configuration_.policy().inside, [&route](const wire::Prefix& known) {
          return known.length() <= route.to.length() && known.contains(route.to.address());
        });
    if (is_known) continue;
    add_prefix(prefixes, route.to);
    all.push_back({route.to, link->name});
  }
  for (const wire::Prefix& prefix : prefixes) {
    inner_.push_back(*std::ranges::find(all, prefix, &Inner::prefix));
  }
}

std::optional<Zone> Surroundings::zone_of(std::string_view interface) const {
  if (const auto zone = kernel::find_zone(configuration_.zones(), interface)) return zone;
  for (const Zone zone : policy::all_zones) {
    const auto& placed = found(zone);
    if (std::ranges::find(placed, interface, &Placed::interface) != placed.end()) return zone;
  }
  return std::nullopt;
}

bool Surroundings::is_own(wire::Address address) const {
  return std::ranges::any_of(machine_.routes, [address](const kernel::Route& route) {
    return route.is_own && route.to.contains(address);
  });
}

bool Surroundings::is_inside(wire::Address address) const {
  return wire::any_contains(configuration_.policy().inside, address) ||
         std::ranges::any_of(
             inner_, [address](const Inner& inner) { return inner.prefix.contains(address); });
}

Ends Surroundings::find_ends(wire::Address source, wire::Address destination,
                             const report::Place& place) const {
  const Ends to_us{.local = destination, .remote = source};
  const Ends from_us{.local = source, .remote = destination};
  if (is_own(source) != is_own(destination)) return is_own(source) ? from_us : to_us;
  const bool comes_from_outside = zone_of(place.in_name) == Zone::outside;
  const bool goes_outside = zone_of(place.out_name) == Zone::outside;
  if (comes_from_outside != goes_outside) return comes_from_outside ? to_us : from_us;
  if (is_inside(source) != is_inside(destination)) return is_inside(source) ? from_us : to_us;
  if (place.hook == policy::Hook::input) return to_us;
  if (place.hook == policy::Hook::output) return from_us;
  return {.local = destination, .remote = source, .is_guess = true};
}

}  // namespace sixgate::suggest
