// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/protocol.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

inline constexpr std::uint32_t origin_indication = 0x0000;
inline constexpr std::uint32_t authentication = 0x0001;
inline constexpr std::size_t origin_indication_length = 8;

constexpr bool has_teredo_prefix(const wire::Block<40>& header) {
  constexpr std::uint32_t teredo_prefix = 0x20010000;
  return header.be32<8>() == teredo_prefix || header.be32<24>() == teredo_prefix;
}

constexpr bool has_link_local_source(const wire::Block<40>& header) {
  return (header.be16<8>() & 0xffc0) == 0xfe80;
}

/// An IPv6 header with a Teredo address at either end or a link-local source. RFC 4380 section 4.
constexpr bool has_teredo_addresses(const wire::Cursor& in) {
  const auto header = in.peek<40>();
  return header && header->u8<0>() >> 4 == 6 &&
         (has_teredo_prefix(*header) || has_link_local_source(*header));
}

/// What Teredo sends from a link-local source: a router solicitation or advertisement, or a bubble,
/// which is no more than its header. RFC 4380 sections 5.2.1 and 5.2.6.
constexpr bool is_link_local_message(const wire::Cursor& in) {
  const auto header = in.peek<40>();
  if (!header || !has_link_local_source(*header)) return false;
  const std::uint32_t next = header->u8<6>();
  if (next == static_cast<std::uint32_t>(Protocol::no_next_header)) return header->be16<4>() == 0;
  const auto message = in.peek<41>();
  return next == static_cast<std::uint32_t>(Protocol::icmpv6) && message &&
         (message->u8<40>() == 133 || message->u8<40>() == 134);
}

}  // namespace detail

/// Whether a UDP payload begins as Teredo may: what the kernel can see. An authentication header is
/// taken at its first word, unless STUN's cookie (RFC 8489 section 5) stands where it would.
///
/// payload     behind the UDP header
/// udp_length  what that header states, bytes
constexpr bool has_teredo_shape(const wire::Cursor& payload, std::size_t udp_length) {
  if (detail::has_teredo_addresses(payload)) return true;
  const auto start = payload.peek<8>();
  if (!start) return false;
  if (start->be16<0>() == detail::origin_indication) {
    wire::Cursor behind = payload;
    return behind.take(detail::origin_indication_length).has_value() &&
           detail::has_teredo_addresses(behind);
  }
  constexpr std::size_t least_length = 8 + 13 + 40;
  return start->be16<0>() == detail::authentication && udp_length >= least_length &&
         start->be32<4>() != 0x2112a442;
}

/// Opens Teredo's encapsulation: an authentication header, an origin indication, both or neither,
/// and an IPv6 packet that fits in. RFC 4380 section 5.1.1; what follows that packet may be
/// trailers (RFC 6081 section 4).
///
/// payload  of a UDP datagram over IPv4
/// out      at the inner IPv6 header; nothing where it does not hold together as Teredo
constexpr std::optional<wire::Cursor> open_teredo(wire::Cursor payload) {
  auto start = payload.peek<4>();
  if (start && start->be16<0>() == detail::authentication) {
    constexpr std::size_t nonce_and_confirmation = 9;
    const std::size_t length = 4 + start->u8<2>() + start->u8<3>() + nonce_and_confirmation;
    if (!payload.take(length)) return std::nullopt;
    start = payload.peek<4>();
  }
  if (start && start->be16<0>() == detail::origin_indication &&
      !payload.take(detail::origin_indication_length)) {
    return std::nullopt;
  }
  const auto header = payload.peek<40>();
  if (!header || header->u8<0>() >> 4 != 6) return std::nullopt;
  if (!detail::has_teredo_prefix(*header) && !detail::is_link_local_message(payload)) {
    return std::nullopt;
  }
  if (std::size_t{40} + header->be16<4>() > payload.length()) return std::nullopt;
  return payload;
}

/// Whether a first fragment shows too little of a datagram to say that it is not Teredo: less than
/// an IPv6 header, or, where it has the shape, than the longest that may stand in front of one.
constexpr bool may_turn_out_teredo(wire::Cursor payload, bool has_shape) {
  constexpr std::size_t longest_start = 4 + 255 + 255 + 9 + 8 + 41;
  constexpr std::size_t shortest_start = 40;
  if (payload.length() < shortest_start) return false;
  const auto start =
      payload.take(has_shape ? std::min(longest_start, payload.length()) : shortest_start);
  return start && !start->is_complete() && start->beyond(0) == wire::Beyond::later_fragment;
}

}  // namespace sixgate::packet
