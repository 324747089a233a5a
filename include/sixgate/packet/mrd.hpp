// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Whether a type is multicast router discovery, which stays on its link as listener discovery
/// does. RFC 4286 sections 3.3, 4.2 and 5.2.
constexpr bool is_multicast_router_discovery(std::uint8_t type) {
  return type >= icmpv6::multicast_router_advertisement &&
         type <= icmpv6::multicast_router_termination;
}

/// What a Multicast Router Advertisement says. RFC 4286 section 3.2.
struct MulticastRouterAdvertisement {
  std::uint8_t interval = 0;         ///< between advertisements, seconds
  std::uint16_t query_interval = 0;  ///< seconds
  std::uint16_t robustness = 0;      ///< how many lost messages its protocol survives
};

/// message  from its type byte on
/// out      nothing where it is of another type, ends before its fixed part does, or is not here
constexpr std::optional<MulticastRouterAdvertisement> read_multicast_router_advertisement(
    wire::Cursor message) {
  const auto fixed = message.take<8>();
  if (!fixed || fixed->u8<0>() != icmpv6::multicast_router_advertisement) return std::nullopt;
  return MulticastRouterAdvertisement{
      .interval = static_cast<std::uint8_t>(fixed->u8<1>()),
      .query_interval = static_cast<std::uint16_t>(fixed->be16<4>()),
      .robustness = static_cast<std::uint16_t>(fixed->be16<6>())};
}

}  // namespace sixgate::packet
