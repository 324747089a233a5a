// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "support/packet_builder.hpp"

// What no default may drop, by kind.
namespace sixgate::test::conformance {

struct InnocentPacket {
  std::string name;
  Bytes bytes;
};

std::vector<InnocentPacket> errors();            ///< ICMPv6 1 to 4 of every code
std::vector<InnocentPacket> errors_over_ipv4();  ///< ICMPv4 3 and 11
std::vector<InnocentPacket> of_the_link();       ///< neighbours, listeners, routing, DHCPv6, names
std::vector<InnocentPacket> of_the_link_over_ipv4();
std::vector<InnocentPacket> headers();  ///< fragments, IPsec, options, mobility
std::vector<InnocentPacket> headers_over_ipv4();
std::vector<InnocentPacket> ordinary_udp();  ///< on a tunnel's port, or that begins like Teredo
std::vector<InnocentPacket> ordinary_udp_over_ipv6();

}  // namespace sixgate::test::conformance
