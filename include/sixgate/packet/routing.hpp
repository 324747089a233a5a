// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Routing types. IANA, IPv6 Routing Types.
namespace routing_type {

inline constexpr std::uint8_t source_route = 0;     ///< RFC 5095 deprecates it
inline constexpr std::uint8_t nimrod = 1;           ///< deprecated 2009-05-06
inline constexpr std::uint8_t home_address = 2;     ///< RFC 6275 section 6.4
inline constexpr std::uint8_t rpl = 3;              ///< RFC 6554 section 3
inline constexpr std::uint8_t segment_routing = 4;  ///< RFC 8754 section 2

}  // namespace routing_type

/// What a Routing header says of the way that is left.
struct Routing {
  std::uint8_t type = 0;
  std::uint8_t segments_left = 0;

  /// Where the packet goes in the end; nothing where no segment is left, where the type keeps no
  /// addresses, or where its fields do not fit together.
  std::optional<wire::Address> final_destination;

  bool has_multicast = false;  ///< an address in it is multicast, which no type allows
  bool fits = true;  ///< its lengths and counts agree with each other, where the type is known
};

namespace detail {

/// Reads `count` whole addresses. `final_at` is the place of the last one of the way.
constexpr void read_addresses(wire::Cursor& in, std::size_t count, std::size_t final_at,
                              Routing& routing) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto block = in.take<16>();
    if (!block) {
      routing.fits = false;
      return;
    }
    const auto address = wire::Address::ipv6(block->bytes<0, 16>());
    routing.has_multicast = routing.has_multicast || is_multicast(address);
    if (i == final_at && routing.segments_left > 0) routing.final_destination = address;
  }
}

constexpr void read_source_route(wire::Cursor in, Routing& routing) {
  if (!in.take<4>()) {
    routing.fits = false;
    return;
  }
  const std::size_t count = in.length() / 16;
  routing.fits = in.length() % 16 == 0 && routing.segments_left <= count;
  read_addresses(in, count, count - 1, routing);
}

constexpr void read_home_address(wire::Cursor in, Routing& routing) {
  routing.fits = in.length() == 20 && routing.segments_left == 1;
  if (in.take<4>()) read_addresses(in, 1, 0, routing);
}

constexpr void read_segments(wire::Cursor in, Routing& routing) {
  const auto fixed = in.take<4>();
  if (!fixed) {
    routing.fits = false;
    return;
  }
  const std::size_t count = std::size_t{fixed->u8<0>()} + 1;
  routing.fits = count * 16 <= in.length() && routing.segments_left <= count;
  if (routing.fits) read_addresses(in, count, 0, routing);
}

/// An address whose first `elided` octets are those of the packet's destination.
constexpr std::optional<wire::Address> take_compressed(wire::Cursor& in, std::size_t elided,
                                                       wire::Address destination) {
  std::array<std::uint8_t, 16> octets{};
  for (std::size_t i = 0; i < octets.size(); ++i) {
    if (i < elided) {
      octets[i] = destination.octet(i);
      continue;
    }
    const auto octet = in.take<1>();
    if (!octet) return std::nullopt;
    octets[i] = static_cast<std::uint8_t>(octet->u8<0>());
  }
  return wire::Address::ipv6(octets);
}

constexpr void read_rpl(wire::Cursor in, wire::Address destination, Routing& routing) {
  const auto fixed = in.take<4>();
  if (!fixed) {
    routing.fits = false;
    return;
  }
  const std::size_t elided = fixed->u8<0>() >> 4;
  const std::size_t elided_of_last = fixed->u8<0>() & 0xf;
  const std::size_t padding = fixed->u8<1>() >> 4;
  const std::size_t last = 16 - elided_of_last;
  if (in.length() < padding + last) {
    routing.fits = false;
    return;
  }
  const std::size_t others = (in.length() - padding - last) / (16 - elided);
  routing.fits =
      (in.length() - padding - last) % (16 - elided) == 0 && routing.segments_left <= others + 1;
  for (std::size_t i = 0; i <= others; ++i) {
    const auto address = take_compressed(in, i < others ? elided : elided_of_last, destination);
    if (!address) return;
    routing.has_multicast = routing.has_multicast || is_multicast(*address);
    if (i == others && routing.segments_left > 0) routing.final_destination = address;
  }
}

}  // namespace detail

/// Reads a Routing header of any type. RFC 8200 section 4.4.
///
/// header       the whole header, from its next header number on
/// destination  of the IPv6 header in front; addresses of type 3 begin like it
constexpr Routing read_routing(wire::Cursor header, wire::Address destination) {
  Routing routing;
  const auto fixed = header.take<4>();
  if (!fixed) {
    routing.fits = false;
    return routing;
  }
  routing.type = static_cast<std::uint8_t>(fixed->u8<2>());
  routing.segments_left = static_cast<std::uint8_t>(fixed->u8<3>());
  switch (routing.type) {
    case routing_type::source_route: detail::read_source_route(header, routing); break;
    case routing_type::home_address: detail::read_home_address(header, routing); break;
    case routing_type::rpl: detail::read_rpl(header, destination, routing); break;
    case routing_type::segment_routing: detail::read_segments(header, routing); break;
    default: break;
  }
  return routing;
}

}  // namespace sixgate::packet
