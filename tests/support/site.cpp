// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/site.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "sixgate/policy/catalogue.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::test {

using policy::Policy;

Site::Site(policy::Role role, bool is_strict) {
  policy_.role = role;
  policy_.actions = policy::default_actions(role, is_strict);
}

std::span<const wire::Prefix> Site::keep_prefixes(const Texts& texts) {
  std::vector<wire::Prefix>& kept = store_->prefixes.emplace_back();
  for (const std::string_view text : texts) kept.push_back(wire::parse_prefix(text).value());
  return kept;
}

std::span<const wire::Address> Site::keep_addresses(const Texts& texts) {
  std::vector<wire::Address>& kept = store_->addresses.emplace_back();
  for (const std::string_view text : texts) kept.push_back(wire::parse_address(text).value());
  return kept;
}

Site& Site::inside(const Texts& prefixes) {
  policy_.inside = keep_prefixes(prefixes);
  return *this;
}

Site& Site::stateless(const std::vector<policy::Zone>& zones) {
  for (const policy::Zone zone : zones) policy_.stateless.add(zone);
  return *this;
}

Site& Site::zones() {
  policy_.has_zones = true;
  return *this;
}

Site& Site::broadcast(const Texts& addresses) {
  policy_.broadcasts = keep_addresses(addresses);
  return *this;
}

Site& Site::multicast_echo_from(const Texts& prefixes) {
  policy_.multicast_echo_from = keep_prefixes(prefixes);
  return *this;
}

Site& Site::nd_routers(const Texts& addresses) {
  policy_.discovery.routers = keep_addresses(addresses);
  return *this;
}

Site& Site::nd_prefixes(const Texts& prefixes) {
  policy_.discovery.prefixes = keep_prefixes(prefixes);
  return *this;
}

Site& Site::nd_router_zones(const std::vector<policy::Zone>& zones) {
  policy_.discovery.router_zones = store_->zones.emplace_back(zones);
  return *this;
}

Site& Site::nd_require_send(const std::vector<policy::Zone>& zones) {
  policy_.discovery.secured_zones = store_->zones.emplace_back(zones);
  return *this;
}

Site& Site::max_depth(unsigned depth) {
  policy_.max_depth = depth;
  return *this;
}

Site& Site::max_options(unsigned count) {
  policy_.max_options = count;
  return *this;
}

Site& Site::max_chain_length(unsigned bytes) {
  policy_.max_chain_length = bytes;
  return *this;
}

Site& Site::mobility_types(const std::vector<std::uint8_t>& types) {
  std::vector<packet::MobilityType>& kept = store_->mobility_types.emplace_back();
  for (const std::uint8_t type : types) kept.push_back(static_cast<packet::MobilityType>(type));
  policy_.mobility_types = kept;
  return *this;
}

Site& Site::rates(const policy::RateLimits& limits) {
  policy_.rates = limits;
  return *this;
}

Site& Site::action(std::string_view reason, policy::Action action) {
  policy_.actions[policy::index_of(policy::find_reason(reason).value())] = action;
  return *this;
}

Site& Site::tunnel(std::string_view kind, const Texts& local, const Texts& remote) {
  const auto* const row =
      std::ranges::find(policy::tunnel_kinds, kind, &policy::TunnelKindRow::name);
  if (row == policy::tunnel_kinds.end()) {
    throw std::invalid_argument("no kind of tunnel: " + std::string(kind));
  }
  policy::Tunnel tunnel;
  tunnel.name = kind;
  tunnel.kind = row->kind;
  tunnel.local = keep_prefixes(local);
  tunnel.remote = keep_prefixes(remote);
  if (row->in_udp) tunnel.port = row->in_udp->port;
  tunnels_.push_back(tunnel);
  settle_told();
  return *this;
}

void Site::settle_told() {
  udp_tunnels_.clear();
  six_rd_prefixes_.clear();
  for (const policy::Tunnel& tunnel : tunnels_) {
    if (tunnel.kind == policy::TunnelKind::six_rd) six_rd_prefixes_.push_back(tunnel.prefix);
    if (const auto udp = policy::in_udp(tunnel)) udp_tunnels_.push_back(*udp);
  }
}

Site& Site::port(std::uint16_t port) {
  tunnels_.back().port = port;
  settle_told();
  return *this;
}

Site& Site::protect(policy::Protection protection) {
  tunnels_.back().protect = protection;
  return *this;
}

Site& Site::device(std::string_view name) {
  tunnels_.back().device = name;
  tunnels_.back().ends_here = true;
  return *this;
}

Site& Site::inner(const Texts& prefixes) {
  tunnels_.back().inner = keep_prefixes(prefixes);
  return *this;
}

Site& Site::role(policy::SixToFourRole role) {
  tunnels_.back().role = role;
  return *this;
}

Site& Site::relays(const Texts& prefixes) {
  tunnels_.back().relays = keep_prefixes(prefixes);
  return *this;
}

Site& Site::clients(const Texts& prefixes) {
  tunnels_.back().clients = keep_prefixes(prefixes);
  return *this;
}

Site& Site::anycast(policy::Anycast anycast) {
  tunnels_.back().anycast = anycast;
  return *this;
}

Site& Site::tunnel_broadcast(const Texts& addresses) {
  tunnels_.back().broadcast = keep_addresses(addresses);
  return *this;
}

Site& Site::isatap(const Texts& prefixes, const Texts& routers) {
  tunnels_.back().prefixes = keep_prefixes(prefixes);
  tunnels_.back().routers = keep_prefixes(routers);
  return *this;
}

Site& Site::group(std::string_view prefix) {
  tunnels_.back().group = wire::parse_prefix(prefix).value();
  return *this;
}

Site& Site::six_rd(std::string_view prefix, std::string_view ipv4_prefix,
                   const Texts& border_relays) {
  tunnels_.back().prefix = wire::parse_prefix(prefix).value();
  tunnels_.back().ipv4_prefix = wire::parse_prefix(ipv4_prefix).value();
  tunnels_.back().border_relays = keep_prefixes(border_relays);
  settle_told();
  return *this;
}

Site& Site::teredo_gate(const Texts& servers, const Texts& clients) {
  policy_.teredo = {
      .is_gated = true, .servers = keep_prefixes(servers), .clients = keep_prefixes(clients)};
  return *this;
}

Site& Site::service(packet::Protocol protocol, std::optional<std::uint16_t> port) {
  policy::Service service;
  service.name = packet::name_of(protocol);
  service.protocol = protocol;
  if (port) {
    service.ports = {&store_->ports.emplace_back(policy::PortRange{*port, *port}), 1};
  }
  return this->service(service);
}

Site& Site::service(policy::Service service) {
  services_.push_back(service);
  return *this;
}

Site& Site::open_everything() { return service(policy::Service{}); }

Policy Site::policy() const {
  Policy policy = policy_;
  policy.tunnels = tunnels_;
  policy.udp_tunnels = udp_tunnels_;
  policy.six_rd_prefixes = six_rd_prefixes_;
  policy.services = services_;
  return policy;
}

Site with_declared_tunnels() {
  return Site()
      .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
      .tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"})
      .tunnel("gre", {"9.0.0.2"}, {"8.0.0.1"})
      .tunnel("6in6", {"2600:9::2"}, {"2600:8::1"})
      .tunnel("4in6", {"2600:9::2"}, {"2600:8::1"})
      .tunnel("gre", {"2600:9::2"}, {"2600:8::1"})
      .open_everything();
}

}  // namespace sixgate::test
