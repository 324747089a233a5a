// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/configuration.hpp"
#include "config/document.hpp"
#include "memory/sizes.hpp"
#include "sixgate/packet/mobility_types.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/service.hpp"
#include "sixgate/policy/tunnel.hpp"
#include "sixgate/wire/address.hpp"

/// What a configuration says, one struct a section. Every value starts as its default.
namespace sixgate::config {

/// Where a value was set: a place in the file, or an option; neither: it is the default.
struct Mark {
  Place place{};               ///< of the value
  std::string_view option{};   ///< of the command line
  std::string_view profile{};  ///< that says the value; the place is then of its name in the file
  bool is_broken = false;      ///< the file has something else there, which was reported

  [[nodiscard]] bool is_default() const { return place.line == 0 && option.empty(); }
};

template <typename T>
struct Setting {
  T value{};
  Mark mark{};
};

/// A list whose items know their places.
template <typename T>
struct Located {
  std::vector<T> items;
  std::vector<Place> places;  ///< as many

  void add(T item, Place place) {
    items.push_back(std::move(item));
    places.push_back(place);
  }
};

using Prefixes = Located<wire::Prefix>;
using Addresses = Located<wire::Address>;
using InterfacePatterns = Located<std::string>;
using ProfileNames = Located<std::string_view>;

enum class TeredoPolicy : std::uint8_t { block, gate };

struct General {
  Setting<policy::Role> role;
  Setting<policy::Mode> mode;
  Setting<policy::WhenAbsent> when_absent;
  Setting<ProfileNames> profiles;
};

struct Site {
  Setting<Prefixes> inside;
};

struct Zones {
  Setting<InterfacePatterns> inside;
  Setting<InterfacePatterns> outside;
  Setting<InterfacePatterns> vpn;
  Setting<std::vector<policy::Zone>> enforce;
  Setting<std::vector<policy::Zone>> stateless;

  [[nodiscard]] const Setting<InterfacePatterns>& of(policy::Zone zone) const {
    switch (zone) {
      case policy::Zone::inside: return inside;
      case policy::Zone::outside: return outside;
      case policy::Zone::vpn: return vpn;
    }
    return inside;
  }
};

/// One line of [actions]: a reason or a family, and what it does.
struct ActionLine {
  std::string pattern;
  policy::Action action = policy::Action::drop;
  Place place{};  ///< of the action
};

struct Icmpv6 {
  Setting<Prefixes> multicast_echo_from;
};

struct Discovery {
  Setting<Addresses> routers;
  Setting<Prefixes> prefixes;
  Setting<std::vector<policy::Zone>> router_zones;
  Setting<std::vector<policy::Zone>> require_send;
};

struct Headers {
  Setting<unsigned> max_options{.value = policy::Policy{}.max_options};
  Setting<unsigned> max_length{.value = policy::Policy{}.max_chain_length};
};

struct MobileIp {
  Setting<std::vector<packet::MobilityType>> types;
};

struct Tunnels {
  Setting<policy::Action> undeclared;  ///< `default`: the action of tunnel.undeclared
  Setting<unsigned> max_depth{.value = policy::Policy{}.max_depth};
};

struct Tunnel {
  Place place{};  ///< of [[tunnel]]
  Setting<std::string> name;
  Setting<std::optional<policy::TunnelKind>> kind;
  Setting<Prefixes> local;
  Setting<Prefixes> remote;
  Setting<std::uint16_t> port;  ///< 0: the kind's own, if it has one
  Setting<Prefixes> inner;
  Setting<std::string> device;  ///< empty: not here
  Setting<policy::Protection> protect;
  Setting<policy::SixToFourRole> role;
  Setting<Addresses> broadcast;
  Setting<Prefixes> relays;
  Setting<Prefixes> clients;
  Setting<policy::Anycast> anycast;
  Setting<std::optional<wire::Prefix>> prefix;
  Setting<std::optional<wire::Prefix>> ipv4_prefix;
  Setting<Prefixes> border_relays;
  Setting<Prefixes> prefixes;
  Setting<Prefixes> routers;
  Setting<std::optional<wire::Prefix>> group{.value = policy::Tunnel{}.group};
};

struct Teredo {
  Setting<TeredoPolicy> policy;
  Setting<Prefixes> servers;
  Setting<Prefixes> clients;
};

struct Rates {
  Setting<std::uint32_t> echo{.value = policy::RateLimits{}.echo};
  Setting<std::uint32_t> errors{.value = policy::RateLimits{}.errors};
  Setting<std::uint32_t> neighbour_discovery{.value = policy::RateLimits{}.neighbour_discovery};
  Setting<std::uint32_t> teredo{.value = policy::RateLimits{}.teredo};
  Setting<std::uint32_t> six_to_four{.value = policy::RateLimits{}.six_to_four};
  Setting<std::uint32_t> packet_too_big{.value = policy::RateLimits{}.packet_too_big};
};

/// One side of a service: a zone, prefixes, or, with neither, any.
struct ServiceSide {
  std::optional<policy::Zone> zone;
  Prefixes prefixes;
};

/// A user group of this machine; without a name, any.
struct UserGroup {
  std::string name;
  std::uint32_t id = 0;
};

struct Service {
  Place place{};               ///< of [[service]]
  std::string_view profile{};  ///< that opens it; empty: the site's own
  Setting<std::string> name;
  Setting<std::optional<packet::Protocol>> protocol;
  Setting<std::vector<policy::PortRange>> ports;
  Setting<ServiceSide> from;
  Setting<ServiceSide> to;
  Setting<UserGroup> group;
  Setting<policy::Helper> helper;
  Setting<std::string> asks;  ///< of a profile's alone, as `source`; see profile.hpp
  Setting<std::string> source;
};

struct Kernel {
  Setting<Conntrack> conntrack{.value = KernelSettings{}.conntrack};
  Setting<std::uint32_t> mark{.value = KernelSettings{}.mark};
  Setting<std::uint16_t> first_queue{.value = KernelSettings{}.first_queue};
};

struct Memory {
  Setting<std::size_t> flows{.value = memory::Sizes{}.flows};
  Setting<std::size_t> fragments{.value = memory::Sizes{}.fragments};
  Setting<std::size_t> rates{.value = memory::Sizes{}.rates};
  Setting<std::size_t> teredo_clients{.value = memory::Sizes{}.teredo_clients};
  Setting<std::size_t> teredo_peers{.value = memory::Sizes{}.teredo_peers};
};

struct Reporting {
  Setting<std::string> capture;
  Setting<std::uint64_t> capture_size{.value = CaptureSettings{}.size};
  Setting<std::size_t> capture_files{.value = CaptureSettings{}.files};
};

struct Settings {
  std::string file;  ///< empty: none was read
  General general;
  Site site;
  Zones zones;
  std::vector<ActionLine> action_lines;
  Icmpv6 icmpv6;
  Discovery nd;
  Headers headers;
  MobileIp mobile_ip;
  Tunnels tunnels;
  std::vector<Tunnel> tunnel;
  Teredo teredo;
  Rates rates;
  std::vector<Service> service;
  Kernel kernel;
  Memory memory;
  Reporting report;

  /// In force, by policy::index_of(): what defaults, profiles, [actions] and [tunnels] come to.
  std::array<Setting<policy::Action>, policy::reason_count> actions;

  [[nodiscard]] Origin origin_of(const Mark& mark) const {
    if (!mark.option.empty()) return {.file = std::string(mark.option)};
    if (mark.place.line > 0) {
      return {.file = file, .line = mark.place.line, .profile = std::string(mark.profile)};
    }
    return {};
  }
};

}  // namespace sixgate::config
