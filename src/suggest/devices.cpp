// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iterator>

#include "kernel/tunnel_links.hpp"
#include "report/words.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/protocol_41.hpp"
#include "sixgate/policy/ipv4_address.hpp"
#include "sixgate/policy/six_to_four.hpp"
#include "suggest/tunnels.hpp"

namespace sixgate::suggest {

namespace {

using policy::TunnelKind;

/// The routes over a link.
std::vector<kernel::Route> routes_of(const kernel::Link& link, const Machine& machine) {
  std::vector<kernel::Route> routes;
  std::ranges::copy_if(
      machine.routes, std::back_inserter(routes),
      [&link](const kernel::Route& route) { return route.interface == link.index; });
  return routes;
}

bool is_6to4(const std::vector<kernel::Route>& routes) {
  return std::ranges::any_of(
      routes, [](const kernel::Route& route) { return policy::is_6to4(route.to.address()); });
}

TunnelKind kind_of_sit(const kernel::TunnelEnds& ends, const std::vector<kernel::Route>& routes) {
  if (ends.is_isatap) return TunnelKind::isatap;
  if (ends.six_rd) return TunnelKind::six_rd;
  return !ends.remote && is_6to4(routes) ? TunnelKind::six_to_four : TunnelKind::ipv6_in_ipv4;
}

/// What [[tunnel]] calls that which ends in the link; several where it carries either family.
std::vector<TunnelKind> kinds_of(const kernel::Link& link, const kernel::TunnelEnds& ends,
                                 const kernel::TunnelLinkRow& row,
                                 const std::vector<kernel::Route>& routes) {
  if (ends.in_udp) return {*ends.in_udp};
  if (link.kind == "sit") return {kind_of_sit(ends, routes)};
  if (link.kind != "ip6tnl") return {*row.tunnels.front()};
  if (ends.carries == packet::Protocol::ipv4) return {TunnelKind::ipv4_in_ipv6};
  if (ends.carries == packet::Protocol::ipv6) return {TunnelKind::ipv6_in_ipv6};
  return {TunnelKind::ipv6_in_ipv6, TunnelKind::ipv4_in_ipv6};
}

/// The family that the kind alone carries; nothing: either.
std::optional<wire::Family> family_in(TunnelKind kind) {
  const auto protocol = policy::row_of(kind).protocol;
  if (protocol == packet::Protocol::ipv4) return wire::Family::ipv4;
  if (protocol == packet::Protocol::ipv6) return wire::Family::ipv6;
  return std::nullopt;
}

/// What is routed into it may come out of it; nothing where that is everything.
std::vector<wire::Prefix> inner_of(TunnelKind kind, const std::vector<kernel::Route>& routes) {
  std::vector<wire::Prefix> inner;
  const auto family = family_in(kind);
  for (const kernel::Route& route : routes) {
    const bool is_family = !family || route.to.address().family() == *family;
    if (!route.is_own && is_family && route.to.length() == 0) return {};
    if (is_family && leads_to_network(route)) add_prefix(inner, route.to);
  }
  return inner;
}

/// The IPv4 address of a gateway in a tunnel: ::192.0.2.1 of 6rd, fe80::5efe:192.0.2.1 of ISATAP.
std::optional<wire::Prefix> gateway_in(const kernel::Route& route, TunnelKind kind) {
  if (!route.gateway || route.gateway->family() != wire::Family::ipv6) return std::nullopt;
  const bool is_one = kind == TunnelKind::isatap ? packet::is_isatap(*route.gateway)
                                                 : packet::is_ipv4_compatible(*route.gateway);
  if (!is_one) return std::nullopt;
  return whole(wire::Address::ipv4(static_cast<std::uint32_t>(route.gateway->low())));
}

void add_gateways(std::vector<wire::Prefix>& gateways, const std::vector<kernel::Route>& routes,
                  TunnelKind kind) {
  for (const kernel::Route& route : routes) {
    if (const auto gateway = gateway_in(route, kind)) add_prefix(gateways, *gateway);
  }
}

/// What a mechanism that finds its ends by itself is told instead of them.
void add_mechanism(Draft& draft, const kernel::TunnelEnds& ends,
                   const std::vector<kernel::Route>& routes) {
  switch (draft.kind) {
    case TunnelKind::six_to_four:
      for (const kernel::Route& route : routes) {
        if (!draft.local.empty() || !route.is_own || !policy::is_6to4(route.to.address())) continue;
        draft.local.push_back(whole(policy::embedded_6to4(route.to.address())));
      }
      draft.is_offered = !draft.local.empty();
      break;
    case TunnelKind::six_rd:
      draft.six_rd = ends.six_rd;
      draft.role = policy::SixToFourRole::router;
      add_gateways(draft.border_relays, routes, draft.kind);
      draft.is_offered = !draft.border_relays.empty();
      break;
    case TunnelKind::isatap:
      for (const kernel::Route& route : routes) {
        if (leads_to_network(route) && route.to.length() == 64) {
          add_prefix(draft.prefixes, route.to);
        }
      }
      add_gateways(draft.routers, routes, draft.kind);
      break;
    default: break;
  }
}

/// VXLAN's floods go to a group, which is no end but what they come to.
bool is_group(const std::optional<wire::Address>& address) {
  return address && (packet::is_multicast(*address) || policy::is_ipv4_multicast(*address));
}

bool is_end(const std::optional<wire::Address>& address) { return address && !is_group(address); }

Draft draft_device(const kernel::Link& link, const kernel::TunnelEnds& ends, TunnelKind kind,
                   const std::vector<kernel::Route>& routes) {
  Draft draft{.kind = kind};
  draft.remarks.push_back("device " + link.name + " (" + link.kind + "), as `ip -d link` shows it");
  if (is_end(ends.local)) draft.local.push_back(whole(*ends.local));
  const auto& in_udp = policy::row_of(kind).in_udp;
  if (in_udp && in_udp->port != ends.port) draft.port = ends.port;
  if (policy::is_automatic(kind)) {
    add_mechanism(draft, ends, routes);
  } else {
    if (is_end(ends.remote)) draft.remote.push_back(whole(*ends.remote));
    if (is_group(ends.remote) && !draft.local.empty()) draft.local.push_back(whole(*ends.remote));
    draft.inner = inner_of(kind, routes);
    if (draft.remote.empty()) {
      draft.remarks.emplace_back("it takes packets from any address: narrow `remote` if you can");
    }
  }
  if (link.master != 0) {
    draft.remarks.emplace_back("it is a port of another interface, so no `device` can be named");
  } else if (can_be_named(link.name)) {
    draft.device = link.name;
  }
  return draft;
}

/// Whether a tunnel of the policy ends in the link, or is between its ends.
bool is_known(const policy::Policy& policy, const kernel::Link& link,
              const kernel::TunnelEnds& ends, const Draft& draft) {
  if (std::ranges::find(policy.tunnels, std::string_view(link.name), &policy::Tunnel::device) !=
      policy.tunnels.end()) {
    return true;
  }
  return is_end(ends.local) && is_end(ends.remote) &&
         is_declared(policy, policy::row_of(draft.kind).encapsulation, *ends.remote, *ends.local,
                     ends.port);
}

}  // namespace

Drafts draft_devices(const policy::Policy& policy, const Machine& machine) {
  Drafts drafts;
  for (const kernel::Link& link : machine.links) {
    const auto* const row =
        std::ranges::find(kernel::tunnel_links, link.kind, &kernel::TunnelLinkRow::link_kind);
    const bool is_clear = row != kernel::tunnel_links.end() && row->tunnels.front();
    if (!link.is_up || !is_clear) continue;
    const auto routes = routes_of(link, machine);
    const kernel::TunnelEnds ends = link.tunnel.value_or(kernel::TunnelEnds{});
    for (const TunnelKind kind : kinds_of(link, ends, *row, routes)) {
      Draft draft = draft_device(link, ends, kind, routes);
      if (is_known(policy, link, ends, draft)) continue;
      if (!link.tunnel) {
        draft.is_offered = false;
        draft.remarks.emplace_back("its driver does not tell its ends: find them out first");
      }
      drafts.push_back(std::move(draft));
    }
  }
  return drafts;
}

}  // namespace sixgate::suggest
