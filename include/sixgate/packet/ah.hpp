// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// What an Authentication Header says. RFC 4302 section 2.
struct AuthenticationHeader {
  std::uint32_t spi = 0;  ///< 0 is never sent, 1 to 255 are reserved; section 2.4
  std::uint32_t sequence = 0;
  std::size_t icv_length = 0;       ///< of the integrity check value with its padding, bytes
  bool is_aligned_for_ipv6 = true;  ///< a multiple of 8 bytes, as IPv6 wants it; section 2.2
};

/// header  all of it, from its next header number on
/// out     nothing where it ends before its sequence number does, or is not here
constexpr std::optional<AuthenticationHeader> read_ah(wire::Cursor header) {
  const std::size_t length = header.length();
  const auto fixed = header.take<12>();
  if (!fixed) return std::nullopt;
  return AuthenticationHeader{.spi = fixed->be32<4>(),
                              .sequence = fixed->be32<8>(),
                              .icv_length = header.length(),
                              .is_aligned_for_ipv6 = length % 8 == 0};
}

}  // namespace sixgate::packet
