// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "support/packet_builder.hpp"

namespace sixgate::test {

/// One valid packet of every form that the reader knows: what tests of its totality cut, mutate and
/// count allocations over. No two say the same.
std::vector<PacketBuilder> valid_packets();

// The same by subject.
std::vector<PacketBuilder> valid_headers();   ///< of IP, its extensions and transports
std::vector<PacketBuilder> valid_messages();  ///< of ICMPv6 and ICMP
std::vector<PacketBuilder> valid_tunnels();   ///< in IP
std::vector<PacketBuilder> valid_udp_tunnels();

/// A packet with as many extension headers as are read.
PacketBuilder longest_chain();

/// An echo request through Teredo.
PacketBuilder teredo_echo();

/// An echo request through 6to4, from 8.0.0.1 to 9.0.0.2.
PacketBuilder six_to_four_echo();

}  // namespace sixgate::test
