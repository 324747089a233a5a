// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "sixgate/packet/teredo_address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

inline constexpr std::uint32_t origin_indication = 0x0000;
inline constexpr std::uint32_t authentication = 0x0001;
inline constexpr std::size_t origin_indication_length = 8;

constexpr bool has_teredo_prefix(const wire::Block<40>& header) {
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

namespace detail {

/// How many bytes say whether what has the shape is Teredo: up to where the IPv6 header ends and
/// one more, behind an authentication header as long as it says it is.
constexpr std::size_t find_longest_start(const wire::Cursor& payload) {
  constexpr std::size_t longest_value = 255;
  const auto start = payload.peek<4>();
  const bool is_authenticated = start && start->be16<0>() == authentication;
  const std::size_t values = is_authenticated ? std::size_t{start->u8<2>()} + start->u8<3>()
                                              : longest_value + longest_value;
  return 4 + values + 9 + origin_indication_length + 41;
}

}  // namespace detail

/// Whether a first fragment shows too little of a datagram to say that it is not Teredo: less than
/// an IPv6 header behind an origin indication, or, where it has the shape, than what may stand in
/// front of one.
constexpr bool may_turn_out_teredo(wire::Cursor payload, bool has_shape) {
  constexpr std::size_t ipv6_header = 40;
  const auto first = payload.peek<2>();
  const bool may_have_origin = !first || first->be16<0>() == detail::origin_indication;
  const std::size_t shortest_start =
      may_have_origin ? detail::origin_indication_length + ipv6_header : ipv6_header;
  if (payload.length() < shortest_start) return false;
  const auto start = payload.take(
      has_shape ? std::min(detail::find_longest_start(payload), payload.length()) : shortest_start);
  return start && !start->is_complete() && start->beyond(0) == wire::Beyond::later_fragment;
}

}  // namespace sixgate::packet
