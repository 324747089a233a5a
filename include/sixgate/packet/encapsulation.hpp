// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace sixgate::packet {

/// How a layer carries the next one.
enum class Encapsulation : std::uint8_t {
  none,
  ipv4_in_ipv4,   ///< RFC 2003
  ipv4_in_ipv6,   ///< RFC 2473
  ipv6_in_ipv6,   ///< RFC 2473
  ipv6_in_ipv4,   ///< protocol 41 of no mechanism that its addresses tell; RFC 4213
  six_over_four,  ///< protocol 41; RFC 2529
  isatap,         ///< protocol 41; RFC 5214
  six_to_four,    ///< protocol 41; RFC 3056
  six_rd,         ///< protocol 41 with an address of a 6rd prefix that is declared; RFC 5969
  automatic,      ///< protocol 41 with an IPv4-compatible address; RFC 2893 section 5
  gre,            ///< RFC 2784, RFC 2890, RFC 1701, RFC 2637; in UDP RFC 8086
  etherip,        ///< RFC 3378
  ethernet,       ///< protocol 143; RFC 8986 section 10.1
  mpls,           ///< RFC 4023; in UDP RFC 7510
  l2tp,           ///< RFC 2661, RFC 3931
  teredo,         ///< in UDP over IPv4, by its shape; RFC 4380 section 5.1.1
  ayiya,          ///< draft-massar-v6ops-ayiya-02
  vxlan,          ///< RFC 7348
  geneve,         ///< RFC 8926
  gue,            ///< draft-ietf-intarea-gue-09
  fou,            ///< an IP packet and nothing else in UDP
  esp,            ///< tunnel mode with NULL encryption, in UDP; RFC 3948, RFC 2410
};

/// The word for an encapsulation in every output and in the configuration; empty for none.
constexpr std::string_view name_of(Encapsulation encapsulation) {
  switch (encapsulation) {
    case Encapsulation::none: return {};
    case Encapsulation::ipv4_in_ipv4: return "4in4";
    case Encapsulation::ipv4_in_ipv6: return "4in6";
    case Encapsulation::ipv6_in_ipv6: return "6in6";
    case Encapsulation::ipv6_in_ipv4: return "6in4";
    case Encapsulation::six_over_four: return "6over4";
    case Encapsulation::isatap: return "isatap";
    case Encapsulation::six_to_four: return "6to4";
    case Encapsulation::six_rd: return "6rd";
    case Encapsulation::automatic: return "automatic";
    case Encapsulation::gre: return "gre";
    case Encapsulation::etherip: return "etherip";
    case Encapsulation::ethernet: return "ethernet";
    case Encapsulation::mpls: return "mpls";
    case Encapsulation::l2tp: return "l2tp";
    case Encapsulation::teredo: return "teredo";
    case Encapsulation::ayiya: return "ayiya";
    case Encapsulation::vxlan: return "vxlan";
    case Encapsulation::geneve: return "geneve";
    case Encapsulation::gue: return "gue";
    case Encapsulation::fou: return "fou";
    case Encapsulation::esp: return "esp";
  }
  return {};
}

/// Whether the next IP header follows at once, with no header of the tunnel's own between.
constexpr bool is_ip_in_ip(Encapsulation encapsulation) {
  return encapsulation >= Encapsulation::ipv4_in_ipv4 && encapsulation <= Encapsulation::automatic;
}

}  // namespace sixgate::packet
