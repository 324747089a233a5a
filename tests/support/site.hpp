// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/mobility_types.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/policy/action.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/rate.hpp"
#include "sixgate/policy/service.hpp"
#include "sixgate/policy/tunnel.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::test {

/// What a configuration would say, and owner of what a Policy points at. Addresses and prefixes are
/// text; a Site may be copied and its copies share what they own.
class Site {
 public:
  using Texts = std::vector<std::string_view>;

  explicit Site(policy::Role role = policy::Role::border, bool is_strict = false);

  Site& inside(const Texts& prefixes);
  Site& zones();  ///< [zones] names interfaces: live, they tell directions
  Site& stateless(const std::vector<policy::Zone>& zones);
  Site& broadcast(const Texts& addresses);
  Site& multicast_echo_from(const Texts& prefixes);
  Site& nd_routers(const Texts& addresses);
  Site& nd_prefixes(const Texts& prefixes);
  Site& nd_router_zones(const std::vector<policy::Zone>& zones);
  Site& nd_require_send(const std::vector<policy::Zone>& zones);
  Site& max_depth(unsigned depth);
  Site& max_options(unsigned count);
  Site& max_chain_length(unsigned bytes);
  Site& mobility_types(const std::vector<std::uint8_t>& types);
  Site& rates(const policy::RateLimits& limits);
  Site& action(std::string_view reason, policy::Action action);

  /// A tunnel of the kind named as the configuration names it, on its registered port; the details
  /// are written into it by the calls that follow.
  Site& tunnel(std::string_view kind, const Texts& local, const Texts& remote = {});
  Site& port(std::uint16_t port);
  Site& protect(policy::Protection protection);
  Site& device(std::string_view name);  ///< in which it ends, and which is there
  Site& inner(const Texts& prefixes);
  Site& role(policy::SixToFourRole role);
  Site& relays(const Texts& prefixes);
  Site& clients(const Texts& prefixes);
  Site& anycast(policy::Anycast anycast);
  Site& tunnel_broadcast(const Texts& addresses);
  Site& isatap(const Texts& prefixes, const Texts& routers);
  Site& group(std::string_view prefix);
  Site& six_rd(std::string_view prefix, std::string_view ipv4_prefix, const Texts& border_relays);

  /// Lets Teredo through, for some clients with some servers.
  Site& teredo_gate(const Texts& servers, const Texts& clients);

  /// Opens something to the world: a protocol, and a port if it has ports.
  Site& service(packet::Protocol protocol, std::optional<std::uint16_t> port = {});
  Site& service(policy::Service service);
  Site& open_everything();

  /// The policy; valid as long as a copy of this site is and is not told more.
  [[nodiscard]] policy::Policy policy() const;

 private:
  struct Store {
    std::deque<std::vector<wire::Prefix>> prefixes;
    std::deque<std::vector<wire::Address>> addresses;
    std::deque<policy::PortRange> ports;
    std::deque<std::vector<policy::Zone>> zones;
    std::deque<std::vector<packet::MobilityType>> mobility_types;
  };

  std::span<const wire::Prefix> keep_prefixes(const Texts& texts);
  std::span<const wire::Address> keep_addresses(const Texts& texts);
  void settle_told();

  std::shared_ptr<Store> store_ = std::make_shared<Store>();
  policy::Policy policy_;
  std::vector<policy::Tunnel> tunnels_;
  std::vector<packet::UdpTunnel> udp_tunnels_;
  std::vector<wire::Prefix> six_rd_prefixes_;
  std::vector<policy::Service> services_;
};

/// A border that has declared one tunnel of each IP protocol, from 9.0.0.2 to 8.0.0.1 or from
/// 2600:9::2 to 2600:8::1, and lets everything out of them that breaks no rule.
Site with_declared_tunnels();

}  // namespace sixgate::test
