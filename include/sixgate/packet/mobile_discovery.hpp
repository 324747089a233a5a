// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Whether a type is one by which a mobile node finds its home agents and their prefixes. RFC 6275
/// sections 6.5 to 6.8.
constexpr bool is_mobile_discovery(std::uint8_t type) {
  return type >= icmpv6::home_agent_discovery_request &&
         type <= icmpv6::mobile_prefix_advertisement;
}

/// A message of that kind.
struct MobileDiscovery {
  std::uint8_t type = 0;
  std::uint16_t identifier = 0;  ///< by which an answer finds its request

  /// Of type 145 the home agents' addresses, 16 bytes each; of 147 options of neighbour discovery.
  wire::Cursor rest;

  bool fits = true;  ///< what type 145 lists is whole addresses
};

/// message  from its type byte on
/// out      nothing where it is of another type, ends before its fixed part does, or is not here
constexpr std::optional<MobileDiscovery> read_mobile_discovery(wire::Cursor message) {
  const auto fixed = message.take<8>();
  if (!fixed) return std::nullopt;
  const auto type = static_cast<std::uint8_t>(fixed->u8<0>());
  if (!is_mobile_discovery(type)) return std::nullopt;
  MobileDiscovery read{
      .type = type, .identifier = static_cast<std::uint16_t>(fixed->be16<4>()), .rest = message};
  if (type == icmpv6::home_agent_discovery_reply) {
    read.fits = message.is_open() || message.length() % 16 == 0;
  }
  return read;
}

}  // namespace sixgate::packet
