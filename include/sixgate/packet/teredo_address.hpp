// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/wire/address.hpp"

namespace sixgate::packet {

/// What an address of Teredo's says. RFC 4380 section 4, flags also RFC 5991 section 3.1.
struct TeredoAddress {
  wire::Address server;     ///< IPv4
  std::uint16_t flags = 0;  ///< as they stand; 0x8000 is the cone bit
  std::uint16_t port = 0;   ///< of the client, as the other side of its NAT sees it
  wire::Address address;    ///< IPv4, the same
};

/// The first 32 bits of Teredo's addresses, 2001:0::/32. RFC 4380 section 2.6.
inline constexpr std::uint32_t teredo_prefix = 0x20010000;

/// Whether an address is of 2001:0::/32. RFC 4380 section 2.6.
constexpr bool is_teredo(wire::Address address) {
  return address.family() == wire::Family::ipv6 && address.high() >> 32 == teredo_prefix;
}

/// Reads an address for which is_teredo() holds. In a link-local address of Teredo's the lower half
/// says the same, and `server` means nothing. Port and address are handed out in the clear.
constexpr TeredoAddress read_teredo_address(wire::Address address) {
  return {.server = wire::Address::ipv4(static_cast<std::uint32_t>(address.high())),
          .flags = static_cast<std::uint16_t>(address.low() >> 48),
          .port = static_cast<std::uint16_t>(~(address.low() >> 32)),
          .address = wire::Address::ipv4(static_cast<std::uint32_t>(~address.low()))};
}

}  // namespace sixgate::packet
