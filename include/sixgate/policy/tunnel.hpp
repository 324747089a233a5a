// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "sixgate/packet/layer.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::policy {

/// The mechanism of a declared tunnel.
enum class TunnelKind : std::uint8_t {
  ipv6_in_ipv4,  ///< `6in4`, configured; RFC 4213 section 3
  ipv4_in_ipv4,  ///< `4in4`; RFC 2003
  ipv4_in_ipv6,  ///< `4in6`; RFC 2473
  ipv6_in_ipv6,  ///< `6in6`; RFC 2473
  gre,           ///< over either family; RFC 2784, RFC 7676
  six_to_four,   ///< `6to4`; RFC 3056
};

/// What a kind is called in the configuration, and how it looks on the wire.
struct TunnelKindRow {
  TunnelKind kind;
  std::string_view name;
  std::optional<wire::Family> outer;  ///< nothing: either
  packet::Protocol protocol;
};

inline constexpr std::array tunnel_kinds{
    TunnelKindRow{TunnelKind::ipv6_in_ipv4, "6in4", wire::Family::ipv4, packet::Protocol::ipv6},
    TunnelKindRow{TunnelKind::ipv4_in_ipv4, "4in4", wire::Family::ipv4, packet::Protocol::ipv4},
    TunnelKindRow{TunnelKind::ipv4_in_ipv6, "4in6", wire::Family::ipv6, packet::Protocol::ipv4},
    TunnelKindRow{TunnelKind::ipv6_in_ipv6, "6in6", wire::Family::ipv6, packet::Protocol::ipv6},
    TunnelKindRow{TunnelKind::gre, "gre", std::nullopt, packet::Protocol::gre},
    TunnelKindRow{TunnelKind::six_to_four, "6to4", wire::Family::ipv4, packet::Protocol::ipv6},
};

constexpr const TunnelKindRow& row_of(TunnelKind kind) {
  return *std::ranges::find(tunnel_kinds, kind, &TunnelKindRow::kind);
}

/// The part a 6to4 node plays. RFC 3964 sections 3.1, 3.2 and 5.
enum class SixToFourRole : std::uint8_t { router, relay, both };

/// What 192.88.99.0/24 as outer destination means. RFC 7526.
enum class Anycast : std::uint8_t {
  automatic,  ///< `auto`: accepted where `local` or `relays` holds it
  drop,
  accept,
  only,  ///< a relay that takes nothing else
};

/// One [[tunnel]] of the configuration. The spans belong to whoever made the Policy.
struct Tunnel {
  std::string_view name;
  TunnelKind kind = TunnelKind::ipv6_in_ipv4;
  std::span<const wire::Prefix> local;   ///< our outer addresses; empty: any
  std::span<const wire::Prefix> remote;  ///< the other end's; empty: any

  /// What may come out of it towards us, by source. Empty: anything that is not [site] inside.
  std::span<const wire::Prefix> inner;

  SixToFourRole role = SixToFourRole::router;
  std::span<const wire::Address> broadcast;  ///< of our networks; never an end of 6to4
  std::span<const wire::Prefix> relays;      ///< router: native sources only from these; empty: any
  std::span<const wire::Prefix> clients;     ///< relay: who may use it; empty: anyone
  Anycast anycast = Anycast::automatic;
};

}  // namespace sixgate::policy
