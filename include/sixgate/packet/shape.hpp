// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "sixgate/packet/checksum.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/wire/address.hpp"
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

/// Whether an address is of a kind that is in use: global unicast, local, multicast, or one of the
/// special ones that begin with zeros. RFC 4291 section 2.4, RFC 4193 section 3.1.
constexpr bool is_in_use(wire::Address address) {
  return address.high() >> 61 == 1 || address.octet(0) >= 0xfc || address.high() >> 48 == 0 ||
         address.high() >> 32 == 0x0064ff9b;
}

/// Whether the bytes, which are exactly one IPv6 packet, show besides what chance would not: a
/// protocol that has a name, a hop to go, addresses that are in use.
constexpr bool is_plausible_ipv6(const wire::Cursor& in) {
  const auto header = in.peek<40>();
  return header && is_exact_ipv6(in) && header->u8<7>() > 0 &&
         !name_of(static_cast<Protocol>(header->u8<6>())).empty() &&
         is_in_use(wire::Address::ipv6(header->bytes<8, 16>())) &&
         is_in_use(wire::Address::ipv6(header->bytes<24, 16>()));
}

}  // namespace sixgate::packet
