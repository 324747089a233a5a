// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/link.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// The numbers that a network service header and VXLAN-GPE share. RFC 8300 section 2.2,
/// draft-ietf-nvo3-vxlan-gpe-12 section 3.2.
namespace next_protocol {

inline constexpr std::uint32_t ipv4 = 1;
inline constexpr std::uint32_t ipv6 = 2;
inline constexpr std::uint32_t ethernet = 3;
inline constexpr std::uint32_t nsh = 4;
inline constexpr std::uint32_t mpls = 5;

}  // namespace next_protocol

/// What stands behind a next protocol other than a network service header.
constexpr std::optional<Inner> find_ip_behind_next_protocol(wire::Cursor in, std::uint32_t number) {
  switch (number) {
    case next_protocol::ipv4: return Inner{in, wire::Family::ipv4};
    case next_protocol::ipv6: return Inner{in, wire::Family::ipv6};
    case next_protocol::ethernet: return packet::find_ip_in_ethernet(in);
    case next_protocol::mpls: return packet::find_ip_in_mpls(in);
    default: return std::nullopt;
  }
}

}  // namespace detail

/// Behind a network service header. RFC 8300 section 2. One that holds another, or an operations
/// message, holds nothing here.
///
/// in  at the base header
constexpr std::optional<Inner> find_ip_in_nsh(wire::Cursor in) {
  constexpr std::uint32_t version_and_operations = 0xe000;
  constexpr std::size_t base_and_service_path = 8;
  const auto base = in.peek<4>();
  if (!base || (base->be16<0>() & version_and_operations) != 0) return std::nullopt;
  const std::size_t length = std::size_t{base->u8<1>() & 0x3f} * 4;
  if (length < base_and_service_path || !in.take(length)) return std::nullopt;
  return detail::find_ip_behind_next_protocol(in, base->u8<3>());
}

}  // namespace sixgate::packet
