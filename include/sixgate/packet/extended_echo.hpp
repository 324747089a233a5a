// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/layer.hpp"

namespace sixgate::packet {

/// The fixed part of an Extended Echo Request or Reply, alike in ICMPv4 and ICMPv6. RFC 8335
/// sections 2 and 3.
struct ExtendedEcho {
  std::uint16_t identifier = 0;
  std::uint8_t sequence = 0;
  bool is_local = false;   ///< L of a request: it asks for an interface of the node itself
  std::uint8_t state = 0;  ///< of a reply: 0 reserved, 1 incomplete, 2 reachable .. 6 failed
  bool is_active = false;  ///< A of a reply
  bool runs_ipv4 = false;  ///< 4 of a reply
  bool runs_ipv6 = false;  ///< 6 of a reply
};

/// icmp      of a message whose type is one of the two
/// is_reply  which of them it is: their last eight bits differ
constexpr ExtendedEcho read_extended_echo(const Icmp& icmp, bool is_reply) {
  ExtendedEcho read{.identifier = static_cast<std::uint16_t>(icmp.word >> 16),
                    .sequence = static_cast<std::uint8_t>(icmp.word >> 8 & 0xff)};
  if (!is_reply) {
    read.is_local = (icmp.word & 1) != 0;
    return read;
  }
  read.state = static_cast<std::uint8_t>(icmp.word >> 5 & 7);
  read.is_active = (icmp.word & 4) != 0;
  read.runs_ipv4 = (icmp.word & 2) != 0;
  read.runs_ipv6 = (icmp.word & 1) != 0;
  return read;
}

}  // namespace sixgate::packet
