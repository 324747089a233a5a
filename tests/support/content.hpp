// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "support/packet_builder.hpp"

namespace sixgate::test {

/// The EtherTypes of what tunnels carry. https://www.iana.org/assignments/ieee-802-numbers
enum class EtherType : std::uint16_t {
  none = 0,
  ipv4 = 0x0800,
  ethernet = 0x6558,  ///< Transparent Ethernet Bridging; RFC 1701
  vlan = 0x8100,
  ipv6 = 0x86dd,
  ppp = 0x880b,
  mpls = 0x8847,
  pppoe = 0x8864,
};

/// What a tunnel carries: its bytes, tcpdump's words for them and what they are. Without words
/// tcpdump does not look inside.
struct Content {
  Bytes bytes;
  std::string says = {};
  EtherType type = EtherType::none;

  Content(Bytes content, std::string words = {}, EtherType ether_type = EtherType::none)
      : bytes(std::move(content)), says(std::move(words)), type(ether_type) {}
  Content(const PacketBuilder& packet)
      : bytes(packet.bytes()),
        says(packet.says()),
        type(packet.is_ipv4() ? EtherType::ipv4 : EtherType::ipv6) {}
};

}  // namespace sixgate::test
