// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// What a PPP frame carries. IANA, PPP DLL Protocol Numbers.
namespace ppp_protocol {

inline constexpr std::uint32_t ipv4 = 0x0021;
inline constexpr std::uint32_t ipv6 = 0x0057;
inline constexpr std::uint32_t mpls_unicast = 0x0281;
inline constexpr std::uint32_t mpls_multicast = 0x0283;

}  // namespace ppp_protocol

/// Steps over a PPP header and hands out the protocol field: with or without the address and
/// control fields of RFC 1662 section 3.1, in two octets or compressed into one (RFC 1661 sections
/// 2 and 6.5).
///
/// out  nothing where the header is not all here
constexpr std::optional<std::uint32_t> take_ppp_protocol(wire::Cursor& in) {
  constexpr std::uint32_t all_stations_unnumbered_information = 0xff03;
  const auto start = in.peek<2>();
  if (start && start->be16<0>() == all_stations_unnumbered_information) (void)in.take<2>();
  const auto octet = in.peek<1>();
  if (!octet) return std::nullopt;
  const bool is_compressed = (octet->u8<0>() & 1) != 0;
  if (is_compressed) {
    (void)in.take<1>();
    return octet->u8<0>();
  }
  const auto field = in.take<2>();
  if (!field) return std::nullopt;
  return field->be16<0>();
}

}  // namespace sixgate::packet
