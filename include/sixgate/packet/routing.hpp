// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/fault.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/options.hpp"
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
inline constexpr std::uint8_t compact_16 = 5;       ///< RFC 9631
inline constexpr std::uint8_t compact_32 = 6;       ///< RFC 9631
inline constexpr std::uint8_t experiment_1 = 253;   ///< RFC 4727 section 3.3
inline constexpr std::uint8_t experiment_2 = 254;   ///< RFC 4727 section 3.3

}  // namespace routing_type

/// What a Routing header says of the way that is left.
struct Routing {
  std::uint8_t type = 0;
  std::uint8_t segments_left = 0;

  /// Where the packet goes in the end; nothing where no segment is left, where the type keeps no
  /// addresses, or where its fields do not fit together.
  std::optional<wire::Address> final_destination;

  std::size_t addresses = 0;   ///< how many it keeps; of types that keep none 0
  bool has_multicast = false;  ///< an address in it is multicast, which no type allows
  bool fits = true;  ///< its lengths and counts agree with each other, where the type is known

  /// Of type 4, behind the segments: for OptionWalk with ipv6_options. RFC 8754 section 2.1.
  std::optional<wire::Cursor> tlvs;

  /// Why not all addresses could be read, where they exist and are not here.
  wire::Beyond cut = wire::Beyond::nothing;
};

namespace detail {

/// Takes four bytes: the part that all types share, or what every known one has behind it.
constexpr std::optional<wire::Block<4>> take_type_data(wire::Cursor& in, Routing& routing) {
  const auto data = in.take<4>();
  if (!data) {
    routing.cut = in.beyond(4);
    routing.fits = routing.cut != wire::Beyond::nothing;
  }
  return data;
}

constexpr void note_address(wire::Address address, bool is_final, Routing& routing) {
  routing.has_multicast = routing.has_multicast || is_multicast(address);
  if (is_final && routing.segments_left > 0) routing.final_destination = address;
}

/// Reads the addresses of a header that fits. `final_at` is the place of the last one of the way.
constexpr void read_addresses(wire::Cursor& in, std::size_t final_at, Routing& routing) {
  for (std::size_t i = 0; i < routing.addresses; ++i) {
    const auto block = in.take<16>();
    if (!block) {
      routing.cut = in.beyond(16);
      return;
    }
    note_address(wire::Address::ipv6(block->bytes<0, 16>()), i == final_at, routing);
  }
}

constexpr void read_source_route(wire::Cursor in, Routing& routing) {
  if (!take_type_data(in, routing)) return;
  const std::size_t count = in.length() / 16;
  routing.fits = in.length() % 16 == 0 && routing.segments_left <= count;
  if (!routing.fits) return;
  routing.addresses = count;
  read_addresses(in, count - 1, routing);
}

constexpr void read_home_address(wire::Cursor in, Routing& routing) {
  if (!take_type_data(in, routing)) return;
  routing.fits = in.length() == 16 && routing.segments_left == 1;
  if (!routing.fits) return;
  routing.addresses = 1;
  read_addresses(in, 0, routing);
}

constexpr bool has_sound_tlvs(const wire::Cursor& tlvs) {
  OptionWalk walk(tlvs, ipv6_options);
  while (walk.next()) continue;
  return walk.fault() == Fault::none;
}

constexpr void read_segments(wire::Cursor in, Routing& routing) {
  const auto data = take_type_data(in, routing);
  if (!data) return;
  const std::size_t count = std::size_t{data->u8<0>()} + 1;
  routing.fits = count * 16 <= in.length() && routing.segments_left <= count;
  if (!routing.fits) return;
  routing.addresses = count;
  wire::Cursor segments = in;
  read_addresses(segments, 0, routing);
  static_cast<void>(in.take(count * 16));
  routing.tlvs = in;
  routing.fits = has_sound_tlvs(in);
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
  const auto data = take_type_data(in, routing);
  if (!data) return;
  const std::size_t elided = data->u8<0>() >> 4;
  const std::size_t elided_of_last = data->u8<0>() & 0xf;
  const std::size_t padding = data->u8<1>() >> 4;
  const std::size_t last = 16 - elided_of_last;
  const std::size_t with_others = in.length() < padding + last ? 0 : in.length() - padding - last;
  const std::size_t others = with_others / (16 - elided);
  routing.fits = in.length() >= padding + last && with_others % (16 - elided) == 0 &&
                 routing.segments_left <= others + 1;
  if (!routing.fits) return;
  routing.addresses = others;
  if (elided == 0) {
    read_addresses(in, others, routing);
  } else {  // they begin as the destination does, and only that is asked of them
    routing.has_multicast = others > 0 && is_multicast(destination);
    static_cast<void>(in.take(others * (16 - elided)));
  }
  ++routing.addresses;
  const auto address = take_compressed(in, elided_of_last, destination);
  if (address) {
    note_address(*address, true, routing);
  } else {
    routing.cut = in.beyond(1);
  }
}

}  // namespace detail

/// Reads a Routing header of any type. RFC 8200 section 4.4.
///
/// header       the whole header, from its next header number on
/// destination  of the IPv6 header in front; addresses of type 3 begin like it
constexpr Routing read_routing(wire::Cursor header, wire::Address destination) {
  Routing routing;
  const auto fixed = detail::take_type_data(header, routing);
  if (!fixed) return routing;
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
