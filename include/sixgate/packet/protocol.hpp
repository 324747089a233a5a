// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace sixgate::packet {

/// A protocol or next header number. IANA, Assigned Internet Protocol Numbers; any other value of
/// the underlying type is a protocol too, only one without a name here.
enum class Protocol : std::uint8_t {
  hop_by_hop = 0,
  icmp = 1,
  igmp = 2,
  ipv4 = 4,
  tcp = 6,
  udp = 17,
  dccp = 33,
  ipv6 = 41,
  routing = 43,
  fragment = 44,
  gre = 47,
  esp = 50,
  ah = 51,
  icmpv6 = 58,
  no_next_header = 59,
  destination_options = 60,
  ospf = 89,
  etherip = 97,
  pim = 103,
  l2tp = 115,
  sctp = 132,
  mobility = 135,
  udplite = 136,
  mpls = 137,
  hip = 139,
  shim6 = 140,
  wesp = 141,
  ethernet = 143,
};

/// The word for a protocol in every output: `layers` strings, configuration, the ruleset. Empty
/// where the protocol has no name here.
constexpr std::string_view name_of(Protocol protocol) {
  switch (protocol) {
    case Protocol::hop_by_hop: return "hopopts";
    case Protocol::icmp: return "icmp";
    case Protocol::igmp: return "igmp";
    case Protocol::ipv4: return "ipv4";
    case Protocol::tcp: return "tcp";
    case Protocol::udp: return "udp";
    case Protocol::dccp: return "dccp";
    case Protocol::ipv6: return "ipv6";
    case Protocol::routing: return "routing";
    case Protocol::fragment: return "fragment";
    case Protocol::gre: return "gre";
    case Protocol::esp: return "esp";
    case Protocol::ah: return "ah";
    case Protocol::icmpv6: return "icmpv6";
    case Protocol::no_next_header: return "nonext";
    case Protocol::destination_options: return "dstopts";
    case Protocol::ospf: return "ospf";
    case Protocol::etherip: return "etherip";
    case Protocol::pim: return "pim";
    case Protocol::l2tp: return "l2tp";
    case Protocol::sctp: return "sctp";
    case Protocol::mobility: return "mobility";
    case Protocol::udplite: return "udplite";
    case Protocol::mpls: return "mpls";
    case Protocol::hip: return "hip";
    case Protocol::shim6: return "shim6";
    case Protocol::wesp: return "wesp";
    case Protocol::ethernet: return "ethernet";
  }
  return {};
}

/// The headers with another one behind them. RFC 7045 section 4 lists them; ESP is left out, since
/// nothing behind it can be read.
inline constexpr std::array extension_headers{
    Protocol::hop_by_hop,          Protocol::routing,  Protocol::fragment, Protocol::ah,
    Protocol::destination_options, Protocol::mobility, Protocol::hip,      Protocol::shim6};

constexpr bool is_extension_header(Protocol protocol) {
  return std::ranges::find(extension_headers, protocol) != extension_headers.end();
}

/// The protocols whose payload is a tunnel's: IP in IP (RFC 2003, RFC 4213, RFC 2473), GRE, EtherIP
/// (RFC 3378), L2TPv3 (RFC 3931), MPLS in IP (RFC 4023) and Ethernet (RFC 8986 section 10.1).
inline constexpr std::array tunnel_protocols{Protocol::ipv4,    Protocol::ipv6, Protocol::gre,
                                             Protocol::etherip, Protocol::l2tp, Protocol::mpls,
                                             Protocol::ethernet};

constexpr bool is_tunnel(Protocol protocol) {
  return std::ranges::find(tunnel_protocols, protocol) != tunnel_protocols.end();
}

/// Whether the protocol's header begins with a source and a destination port.
constexpr bool has_ports(Protocol protocol) {
  switch (protocol) {
    case Protocol::tcp:
    case Protocol::udp:
    case Protocol::dccp:
    case Protocol::sctp:
    case Protocol::udplite: return true;
    default: return false;
  }
}

}  // namespace sixgate::packet
