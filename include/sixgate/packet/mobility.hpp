// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/fault.hpp"
#include "sixgate/packet/mobility_types.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Flags of a Binding Update. RFC 6275 section 6.1.7.
namespace binding_flag {

inline constexpr std::uint16_t acknowledge = 0x8000;
inline constexpr std::uint16_t home_registration = 0x4000;
inline constexpr std::uint16_t link_local_compatibility = 0x2000;
inline constexpr std::uint16_t key_management = 0x1000;
inline constexpr std::uint16_t mobile_router = 0x0400;       // RFC 3963 section 4.1
inline constexpr std::uint16_t proxy_registration = 0x0200;  // RFC 5213 section 8.1
inline constexpr std::uint16_t force_udp = 0x0100;           // RFC 5555 section 3.1.3

}  // namespace binding_flag

/// What a Mobility Header says. What its type has no field for stays empty.
struct Mobility {
  wire::Cursor options;  ///< for OptionWalk with ipv6_options; empty where they do not begin
  Protocol payload = Protocol::no_next_header;  ///< must be that; RFC 6275 section 9.2
  MobilityType type = MobilityType::binding_refresh_request;

  std::optional<std::uint16_t> nonce_index = {};   ///< of a Home or Care-of Test
  std::optional<std::uint64_t> cookie = {};        ///< of a Test and the Init that it answers
  std::optional<std::uint16_t> sequence = {};      ///< of an Update and its Acknowledgement
  std::uint16_t flags = 0;                         ///< of an Update: see binding_flag
  std::optional<std::uint32_t> lifetime = {};      ///< of both, seconds; 0 ends the binding
  std::optional<std::uint8_t> status = {};         ///< of an Acknowledgement, or an Error
  std::optional<wire::Address> home_address = {};  ///< of an Error; `::` where it was not stated

  Fault fault =
      Fault::none;  ///< header_length: shorter than its type must be; truncated: no header
  wire::Beyond cut = wire::Beyond::nothing;
};

namespace detail {

/// Takes N bytes of a type's own; nothing, said in `read`, where they are not here.
template <std::size_t N>
constexpr std::optional<wire::Block<N>> take_data(wire::Cursor& in, Mobility& read) {
  const auto data = in.take<N>();
  if (!data) stop_short(read, in, N);
  return data;
}

/// in  behind the checksum, which is as far as all types agree
constexpr void read_mobility_data(wire::Cursor& in, Mobility& read) {
  constexpr std::uint32_t seconds_a_unit = 4;
  switch (read.type) {
    case MobilityType::home_test_init:
    case MobilityType::care_of_test_init:
      if (const auto data = take_data<10>(in, read)) {
        read.cookie = std::uint64_t{data->be32<2>()} << 32 | data->be32<6>();
      }
      break;
    case MobilityType::home_test:
    case MobilityType::care_of_test:
      if (const auto data = take_data<18>(in, read)) {
        read.nonce_index = static_cast<std::uint16_t>(data->be16<0>());
        read.cookie = std::uint64_t{data->be32<2>()} << 32 | data->be32<6>();
      }
      break;
    case MobilityType::binding_update:
      if (const auto data = take_data<6>(in, read)) {
        read.sequence = static_cast<std::uint16_t>(data->be16<0>());
        read.flags = static_cast<std::uint16_t>(data->be16<2>());
        read.lifetime = data->be16<4>() * seconds_a_unit;
      }
      break;
    case MobilityType::binding_acknowledgement:
      if (const auto data = take_data<6>(in, read)) {
        read.status = static_cast<std::uint8_t>(data->u8<0>());
        read.sequence = static_cast<std::uint16_t>(data->be16<2>());
        read.lifetime = data->be16<4>() * seconds_a_unit;
      }
      break;
    case MobilityType::binding_error:
      if (const auto data = take_data<18>(in, read)) {
        read.status = static_cast<std::uint8_t>(data->u8<0>());
        read.home_address = wire::Address::ipv6(data->bytes<2, 16>());
      }
      break;
    case MobilityType::binding_refresh_request: static_cast<void>(take_data<2>(in, read)); break;
    default: break;
  }
}

}  // namespace detail

/// Reads a Mobility Header. RFC 6275 section 6.1.
///
/// header  all of it, from its next header number on
constexpr Mobility read_mobility(wire::Cursor header) {
  constexpr std::size_t fixed_part = 6;
  const std::size_t length = header.length();
  Mobility read{.options = header};
  const auto fixed = header.take<fixed_part>();
  read.options = *header.take(0);
  if (!fixed) {
    stop_short(read, header, fixed_part);
    return read;
  }
  read.payload = static_cast<Protocol>(fixed->u8<0>());
  read.type = static_cast<MobilityType>(fixed->u8<2>());
  if (length < least_mobility_length(read.type)) {
    read.fault = Fault::header_length;
    return read;
  }
  detail::read_mobility_data(header, read);
  if (has_known_form(read.type) && read.cut == wire::Beyond::nothing) read.options = header;
  return read;
}

}  // namespace sixgate::packet
