// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/fault.hpp"
#include "sixgate/packet/ndp.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Option types of neighbour discovery. IANA, IPv6 Neighbor Discovery Option Formats.
namespace discovery_option {

// RFC 4861 section 4.6
inline constexpr std::uint8_t source_link_layer_address = 1;
inline constexpr std::uint8_t target_link_layer_address = 2;
inline constexpr std::uint8_t prefix_information = 3;
inline constexpr std::uint8_t redirected_header = 4;
inline constexpr std::uint8_t mtu = 5;
// RFC 6275 sections 7.3 and 7.4
inline constexpr std::uint8_t advertisement_interval = 7;
inline constexpr std::uint8_t home_agent_information = 8;
// RFC 3122 section 3.1
inline constexpr std::uint8_t source_address_list = 9;
inline constexpr std::uint8_t target_address_list = 10;
// RFC 3971 sections 5 and 6.4
inline constexpr std::uint8_t cga = 11;
inline constexpr std::uint8_t rsa_signature = 12;
inline constexpr std::uint8_t timestamp = 13;
inline constexpr std::uint8_t nonce = 14;
inline constexpr std::uint8_t trust_anchor = 15;
inline constexpr std::uint8_t certificate = 16;
inline constexpr std::uint8_t route_information = 24;     // RFC 4191 section 2.3
inline constexpr std::uint8_t recursive_dns_server = 25;  // RFC 8106 section 5.1
inline constexpr std::uint8_t dns_search_list = 31;       // RFC 8106 section 5.2
inline constexpr std::uint8_t nat64_prefix = 38;          // RFC 8781 section 4

}  // namespace discovery_option

/// A prefix that a router advertises for its link. RFC 4861 section 4.6.2.
struct PrefixInformation {
  wire::Prefix prefix;
  bool is_on_link = false;         ///< L
  bool is_autonomous = false;      ///< A
  bool is_router_address = false;  ///< R: the address is the router's; RFC 6275 section 7.2
  wire::Address address;           ///< as it stands there, bits behind the prefix kept
  std::uint32_t valid = 0;         ///< seconds; all bits set: for ever
  std::uint32_t preferred = 0;     ///< seconds
};

/// out  nothing where the option is not 32 bytes, not all here, or its prefix longer than an
/// address
constexpr std::optional<PrefixInformation> read_prefix_information(wire::Cursor data) {
  const std::size_t length = data.length();
  const auto fixed = data.take<30>();
  if (!fixed || length != 30 || fixed->u8<0>() > 128) return std::nullopt;
  const auto address = wire::Address::ipv6(fixed->bytes<14, 16>());
  return PrefixInformation{.prefix = wire::Prefix(address, fixed->u8<0>()),
                           .is_on_link = (fixed->u8<1>() & 0x80) != 0,
                           .is_autonomous = (fixed->u8<1>() & 0x40) != 0,
                           .is_router_address = (fixed->u8<1>() & 0x20) != 0,
                           .address = address,
                           .valid = fixed->be32<2>(),
                           .preferred = fixed->be32<6>()};
}

/// The MTU that a router advertises, bytes. RFC 4861 section 4.6.4.
///
/// out  nothing where the option is not 8 bytes, or not all here
constexpr std::optional<std::uint32_t> read_mtu(wire::Cursor data) {
  const std::size_t length = data.length();
  const auto fixed = data.take<6>();
  if (!fixed || length != 6) return std::nullopt;
  return fixed->be32<2>();
}

/// The packet that a Redirect was sent for, as much as it quotes; what lies behind was not quoted.
/// RFC 4861 section 4.6.3.
///
/// out  at the IP header; nothing where the option is too short for one to begin, or not here
constexpr std::optional<wire::Cursor> find_redirected_packet(wire::Cursor data) {
  if (!data.take<6>()) return std::nullopt;
  return data.continued(wire::Beyond::not_quoted);
}

/// A more specific route. RFC 4191 section 2.3.
struct RouteInformation {
  wire::Prefix prefix;
  RouterPreference preference = RouterPreference::medium;
  std::uint32_t lifetime = 0;  ///< seconds
};

/// out  nothing where the option is not all here, or its length and its prefix's do not agree: 8
///      bytes for a prefix of 0, 16 for at most 64 bits, 24 for at most 128
constexpr std::optional<RouteInformation> read_route_information(wire::Cursor data) {
  const auto fixed = data.take<6>();
  if (!fixed) return std::nullopt;
  const std::size_t octets = data.length();
  const std::uint32_t bits = fixed->u8<0>();
  if (octets > 16 || bits > octets * 8 || !data.is_complete()) return std::nullopt;
  std::array<std::uint8_t, 16> address{};
  std::ranges::copy(data.here(), address.begin());
  return RouteInformation{.prefix = wire::Prefix(wire::Address::ipv6(address), bits),
                          .preference = static_cast<RouterPreference>(fixed->u8<1>() >> 3 & 3),
                          .lifetime = fixed->be32<2>()};
}

/// The addresses of a Recursive DNS Server option, one after the other; of both address lists of
/// RFC 3122 section 3.1 too, which are laid out alike. RFC 8106 section 5.1.
///
/// out  to take 16 bytes from at a time; nothing where there is not one, or they are no whole
/// number
constexpr std::optional<wire::Cursor> find_addresses(wire::Cursor data) {
  constexpr std::size_t fixed_part = 6;
  if (!data.take(fixed_part) || data.length() == 0 || data.length() % 16 != 0) return std::nullopt;
  return data;
}

}  // namespace sixgate::packet
