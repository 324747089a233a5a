// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/encapsulation.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::policy {

/// The mechanism of a declared tunnel.
enum class TunnelKind : std::uint8_t {
  ipv6_in_ipv4,   ///< `6in4`, configured; RFC 4213 section 3
  ipv4_in_ipv4,   ///< `4in4`; RFC 2003
  ipv4_in_ipv6,   ///< `4in6`; RFC 2473
  ipv6_in_ipv6,   ///< `6in6`; RFC 2473
  gre,            ///< RFC 2784, RFC 7676; in UDP RFC 8086
  etherip,        ///< RFC 3378
  ethernet,       ///< protocol 143; RFC 8986 section 10.1
  mpls,           ///< RFC 4023; in UDP RFC 7510
  l2tp,           ///< RFC 2661 and RFC 3931, in UDP or not
  vxlan,          ///< RFC 7348
  geneve,         ///< RFC 8926
  gue,            ///< draft-ietf-intarea-gue-09
  fou,            ///< an IP packet and nothing else in UDP
  ayiya,          ///< draft-massar-v6ops-ayiya-02
  six_to_four,    ///< `6to4`; RFC 3056
  six_rd,         ///< `6rd`; RFC 5969
  isatap,         ///< RFC 5214
  six_over_four,  ///< `6over4`; RFC 2529
};

/// How tunnels of a kind go in UDP.
struct InUdp {
  std::uint16_t port = 0;  ///< IANA's; 0: only where the site gives one
};

/// How a kind looks on the wire: by a protocol of its own, in UDP, or either.
struct TunnelKindRow {
  TunnelKind kind;
  packet::Encapsulation encapsulation;
  std::optional<wire::Family> outer;         ///< nothing: either
  std::optional<packet::Protocol> protocol;  ///< nothing: in UDP alone
  std::optional<InUdp> in_udp;               ///< nothing: never

  /// The word in the configuration.
  [[nodiscard]] constexpr std::string_view name() const { return packet::name_of(encapsulation); }
};

/// IANA, Service Name and Transport Protocol Port Number Registry. GRE has port 4754 there too, but
/// goes in UDP so seldom that a site has to ask for it.
inline constexpr std::array tunnel_kinds = [] {
  using enum wire::Family;
  using packet::Encapsulation;
  using packet::Protocol;
  constexpr auto either = std::optional<wire::Family>();
  constexpr auto only_in_udp = std::optional<Protocol>();
  constexpr auto never = std::optional<InUdp>();
  return std::array{
      TunnelKindRow{TunnelKind::ipv6_in_ipv4, Encapsulation::ipv6_in_ipv4, ipv4, Protocol::ipv6,
                    never},
      TunnelKindRow{TunnelKind::ipv4_in_ipv4, Encapsulation::ipv4_in_ipv4, ipv4, Protocol::ipv4,
                    never},
      TunnelKindRow{TunnelKind::ipv4_in_ipv6, Encapsulation::ipv4_in_ipv6, ipv6, Protocol::ipv4,
                    never},
      TunnelKindRow{TunnelKind::ipv6_in_ipv6, Encapsulation::ipv6_in_ipv6, ipv6, Protocol::ipv6,
                    never},
      TunnelKindRow{TunnelKind::gre, Encapsulation::gre, either, Protocol::gre, InUdp{}},
      TunnelKindRow{TunnelKind::etherip, Encapsulation::etherip, either, Protocol::etherip, never},
      TunnelKindRow{TunnelKind::ethernet, Encapsulation::ethernet, either, Protocol::ethernet,
                    never},
      TunnelKindRow{TunnelKind::mpls, Encapsulation::mpls, either, Protocol::mpls, InUdp{6635}},
      TunnelKindRow{TunnelKind::l2tp, Encapsulation::l2tp, either, Protocol::l2tp, InUdp{1701}},
      TunnelKindRow{TunnelKind::vxlan, Encapsulation::vxlan, either, only_in_udp, InUdp{4789}},
      TunnelKindRow{TunnelKind::geneve, Encapsulation::geneve, either, only_in_udp, InUdp{6081}},
      TunnelKindRow{TunnelKind::gue, Encapsulation::gue, either, only_in_udp, InUdp{6080}},
      TunnelKindRow{TunnelKind::fou, Encapsulation::fou, either, only_in_udp, InUdp{}},
      TunnelKindRow{TunnelKind::ayiya, Encapsulation::ayiya, either, only_in_udp, InUdp{5072}},
      TunnelKindRow{TunnelKind::six_to_four, Encapsulation::six_to_four, ipv4, Protocol::ipv6,
                    never},
      TunnelKindRow{TunnelKind::six_rd, Encapsulation::six_rd, ipv4, Protocol::ipv6, never},
      TunnelKindRow{TunnelKind::isatap, Encapsulation::isatap, ipv4, Protocol::ipv6, never},
      TunnelKindRow{TunnelKind::six_over_four, Encapsulation::six_over_four, ipv4, Protocol::ipv6,
                    never},
  };
}();

constexpr const TunnelKindRow& row_of(TunnelKind kind) {
  return *std::ranges::find(tunnel_kinds, kind, &TunnelKindRow::kind);
}

/// Whether the kind makes one link of the site's IPv4 network, with neighbour discovery on it. Its
/// hosts have addresses of the site.
constexpr bool is_link(TunnelKind kind) {
  return kind == TunnelKind::isatap || kind == TunnelKind::six_over_four;
}

/// Whether a tunnel of the kind finds its other end by inner addresses, instead of being told it.
constexpr bool is_automatic(TunnelKind kind) {
  return kind == TunnelKind::six_to_four || kind == TunnelKind::six_rd || is_link(kind);
}

/// The part a 6to4 node plays, RFC 3964 sections 3.1, 3.2 and 5; or a 6rd node, which is a customer
/// edge or a border relay, RFC 5969 section 3.
enum class SixToFourRole : std::uint8_t { router, relay, both };

/// What 192.88.99.0/24 as outer destination means. RFC 7526.
enum class Anycast : std::uint8_t {
  automatic,  ///< `auto`: accepted where `local` or `relays` holds it
  drop,
  accept,
  only,  ///< a relay that takes nothing else
};

/// How a tunnel's packets have to travel. RFC 4891.
enum class Protection : std::uint8_t {
  none,   ///< in clear or not
  ipsec,  ///< only inside ESP or AH
};

constexpr std::string_view name_of(Protection protection) {
  return protection == Protection::none ? "none" : "ipsec";
}

/// One [[tunnel]] of the configuration. The spans belong to whoever made the Policy.
struct Tunnel {
  std::string_view name;
  TunnelKind kind = TunnelKind::ipv6_in_ipv4;
  std::span<const wire::Prefix> local;   ///< our outer addresses; empty: any
  std::span<const wire::Prefix> remote;  ///< the other end's; empty: any
  std::uint16_t port = 0;                ///< in UDP; 0: never in UDP
  Protection protect = Protection::none;
  std::string_view device;  ///< where it ends, if here; empty: not said

  bool ends_here = false;  ///< `device` is there: the kernel shows what it carries by itself too

  /// What may come out of it towards us, by source. Empty: anything that is not [site] inside.
  std::span<const wire::Prefix> inner;

  SixToFourRole role = SixToFourRole::router;
  std::span<const wire::Address> broadcast;  ///< of our networks; never an end of 6to4
  std::span<const wire::Prefix> relays;      ///< router: native sources only from these; empty: any
  std::span<const wire::Prefix> clients;     ///< relay: who may use it; empty: anyone
  Anycast anycast = Anycast::automatic;

  wire::Prefix prefix;                          ///< 6rd: RFC 5969 section 4, as the next
  wire::Prefix ipv4_prefix;                     ///< 6rd: what all its IPv4 addresses share
  std::span<const wire::Prefix> border_relays;  ///< 6rd: where native addresses are reached

  std::span<const wire::Prefix> prefixes;  ///< ISATAP: of the link; empty: any
  std::span<const wire::Prefix> routers;   ///< ISATAP: the potential router list

  /// 6over4: the block of groups that stand for IPv6 groups, of /16. RFC 2529 section 6.
  wire::Prefix group{wire::Address::ipv4(0xefc00000), 16};
};

/// What the reader must be told of a tunnel; nothing where the wire says it. The spans are those of
/// the tunnel.
constexpr std::optional<packet::UdpTunnel> in_udp(const Tunnel& tunnel) {
  if (tunnel.port == 0) return std::nullopt;
  return packet::UdpTunnel{.kind = row_of(tunnel.kind).encapsulation,
                           .port = tunnel.port,
                           .local = tunnel.local,
                           .remote = tunnel.remote};
}

}  // namespace sixgate::policy
