// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/mobility_types.hpp"
#include "sixgate/policy/action.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/rate.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/service.hpp"
#include "sixgate/policy/tunnel.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::policy {

/// Whether a decision is carried out, or only told.
enum class Mode : std::uint8_t { enforce, monitor };

constexpr std::string_view name_of(Mode mode) {
  return mode == Mode::enforce ? "enforce" : "monitor";
}

/// What happens to steered packets that nobody judges.
enum class WhenAbsent : std::uint8_t { baseline, open, closed };

constexpr std::string_view name_of(WhenAbsent when_absent) {
  switch (when_absent) {
    case WhenAbsent::baseline: return "baseline";
    case WhenAbsent::open: return "open";
    case WhenAbsent::closed: return "closed";
  }
  return {};
}

/// One action a reason; accepting reasons have no use for theirs.
using Actions = std::array<Action, reason_count>;

/// [nd]: what a site knows of its links. An empty list asks for nothing.
struct DiscoveryPolicy {
  std::span<const wire::Address> routers;  ///< who may advertise itself and redirect
  std::span<const wire::Prefix> prefixes;  ///< what routers may advertise for a link
  std::span<const Zone> router_zones;      ///< where routers are
  std::span<const Zone> secured_zones;     ///< `require-send`: where SEND is spoken
};

/// [teredo]: who may use it, where it is not blocked altogether.
struct TeredoGate {
  bool is_gated = false;                  ///< false: all of it is blocked
  std::span<const wire::Prefix> servers;  ///< the only ones that clients may qualify with
  std::span<const wire::Prefix> clients;  ///< who of ours may; empty: direction says who is ours
};

/// The site's data, which the rules compare a packet with. It never changes while it is in use. The
/// spans belong to whoever made it and live as long.
struct Policy {
  Role role = Role::border;
  Mode mode = Mode::enforce;
  Actions actions{};
  std::span<const wire::Prefix> inside;  ///< our addresses, [site] inside
  bool has_zones = false;                ///< [zones] names an interface
  ZoneSet enforced;   ///< whose plain traffic the kernel holds to `services`, [zones] enforce
  ZoneSet stateless;  ///< of whose traffic no flows are kept, [zones] stateless
  std::span<const wire::Prefix> multicast_echo_from;  ///< who may ping groups all the same
  DiscoveryPolicy discovery;
  unsigned max_depth = 2;           ///< encapsulations inside one packet
  unsigned max_options = 8;         ///< in one header, padding not counted
  unsigned max_chain_length = 512;  ///< bytes of extension headers of one layer
  std::span<const packet::MobilityType> mobility_types;  ///< besides RFC 6275's, [mobile-ip] types
  std::span<const Tunnel> tunnels;
  std::span<const packet::UdpTunnel> udp_tunnels;  ///< those of `tunnels` that go in UDP
  std::span<const wire::Prefix> six_rd_prefixes;   ///< of those of `tunnels` that are 6rd
  TeredoGate teredo;
  RateLimits rates;
  std::span<const Service> services;

  /// Broadcast addresses of this machine's networks. RFC 3964 section 5.3.1.
  std::span<const wire::Address> broadcasts;

  [[nodiscard]] constexpr Action action_of(Reason reason) const {
    return actions[index_of(reason)];
  }

  /// What the reader is told of this site.
  [[nodiscard]] constexpr packet::Declared declared() const {
    return {.udp = udp_tunnels, .six_rd = six_rd_prefixes};
  }
};

}  // namespace sixgate::policy
