// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/protocol.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// What a Host Identity Protocol header says. RFC 7401 section 5.1.
struct Hip {
  Protocol next = Protocol::no_next_header;  ///< data behind any other are ignored
  std::uint8_t packet_type = 0;              ///< 1 I1, 2 R1, 3 I2, 4 R2, 16 UPDATE, 17 NOTIFY, ...
  std::uint8_t version = 0;                  ///< 2; 1 is RFC 5201's
  wire::Address sender;                      ///< its Host Identity Tag: no place, though an address
  wire::Address receiver;                    ///< all zero in an I1 to whoever answers
};

/// header  all of it, from its next header number on
/// out     nothing where it ends before its tags do (Header Length below 4), or is not here
constexpr std::optional<Hip> read_hip(wire::Cursor header) {
  const auto fixed = header.take<40>();
  if (!fixed) return std::nullopt;
  return Hip{.next = static_cast<Protocol>(fixed->u8<0>()),
             .packet_type = static_cast<std::uint8_t>(fixed->u8<2>() & 0x7f),
             .version = static_cast<std::uint8_t>(fixed->u8<3>() >> 4),
             .sender = wire::Address::ipv6(fixed->bytes<8, 16>()),
             .receiver = wire::Address::ipv6(fixed->bytes<24, 16>())};
}

}  // namespace sixgate::packet
