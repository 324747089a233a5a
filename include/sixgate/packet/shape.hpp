// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "sixgate/packet/checksum.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Whether bytes are one IPv4 packet from their first to their last, header checksum included. RFC
/// 791 section 3.1.
constexpr bool is_exact_ipv4(wire::Cursor in) {
  const std::size_t length = in.length();
  const auto fixed = in.peek<20>();
  if (!fixed || fixed->u8<0>() >> 4 != 4 || fixed->be16<2>() != length) return false;
  const std::size_t header_length = std::size_t{fixed->u8<0>() & 0xf} * 4;
  if (header_length < 20) return false;
  const auto header = in.take(header_length);
  return header && header->is_complete() && is_ipv4_checksum_good(*header);
}

/// Whether bytes are one IPv6 packet from their first to their last. RFC 8200 section 3.
constexpr bool is_exact_ipv6(wire::Cursor in) {
  constexpr std::size_t header_length = 40;
  const std::size_t length = in.length();
  const auto header = in.peek<header_length>();
  return header && header->u8<0>() >> 4 == 6 && header_length + header->be16<4>() == length;
}

}  // namespace sixgate::packet
