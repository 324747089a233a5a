// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/link.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// Whether options fill their area to the last byte. RFC 8926 section 3.5: class, type, and the
/// length of what follows in the lower five bits, in fours.
constexpr bool are_geneve_options(wire::Cursor area) {
  while (area.length() > 0) {
    const auto option = area.take<4>();
    if (!option || !area.take(std::size_t{option->u8<3>() & 0x1f} * 4)) return false;
  }
  return true;
}

}  // namespace detail

/// In Geneve: Ethernet (0x6558), or IP or MPLS by its Ethertype. Not in a control packet. RFC 8926
/// sections 3.4 and 3.5.
constexpr std::optional<Inner> find_ip_in_geneve(wire::Cursor in) {
  constexpr std::uint32_t version = 0xc000;
  constexpr std::uint32_t control = 0x0080;
  constexpr std::uint32_t transparent_ethernet = 0x6558;
  const auto header = in.take<8>();
  if (!header || (header->be16<0>() & (version | control)) != 0) return std::nullopt;
  const auto options = in.take(std::size_t{header->u8<0>() & 0x3f} * 4);
  if (!options || !detail::are_geneve_options(*options)) return std::nullopt;
  const std::uint32_t type = header->be16<2>();
  return type == transparent_ethernet ? find_ip_in_ethernet(in)
                                      : find_ip_behind_ethertype(in, type);
}

/// Whether nothing that is reserved is set.
constexpr bool has_geneve_signature(const wire::Cursor& in) {
  constexpr std::uint32_t reserved = 0x003f;
  const auto header = in.peek<8>();
  return header && (header->be16<0>() & reserved) == 0 && header->u8<7>() == 0;
}

}  // namespace sixgate::packet
