// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/protocol.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// What a Shim6 header says. RFC 5533 sections 5.1 to 5.3.
struct Shim6 {
  Protocol next = Protocol::no_next_header;  ///< must be that in a control message
  bool is_payload = false;                   ///< P: it is in front of a payload, no message itself
  std::uint64_t context_tag = 0;             ///< of a payload's, 47 bits
  std::uint8_t control_type = 0;             ///< of a control message, 7 bits: 1 I1, 2 R1, ...
  bool fits = true;  ///< a payload's header is 8 bytes, a message has no next header
};

/// header  all of it, from its next header number on
/// out     nothing where it is shorter than any may be, or not here
constexpr std::optional<Shim6> read_shim6(wire::Cursor header) {
  constexpr std::size_t payload_header_length = 8;
  const std::size_t length = header.length();
  const auto fixed = header.take<8>();
  if (!fixed) return std::nullopt;
  Shim6 read{.next = static_cast<Protocol>(fixed->u8<0>()),
             .is_payload = (fixed->u8<2>() & 0x80) != 0};
  if (read.is_payload) {
    read.context_tag =
        std::uint64_t{fixed->be16<2>() & 0x7fff} << 32 | std::uint64_t{fixed->be32<4>()};
    read.fits = length == payload_header_length;
  } else {
    read.control_type = static_cast<std::uint8_t>(fixed->u8<2>() & 0x7f);
    read.fits = read.next == Protocol::no_next_header;
  }
  return read;
}

}  // namespace sixgate::packet
