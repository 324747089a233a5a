// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/link.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// In a mirrored frame of ERSPAN type I, which has no header of its own, or II. draft-foschiano-
/// erspan-03 sections 4.1 and 4.2.
///
/// in      behind the GRE header
/// number  whether that has a sequence number, which only type II does
constexpr std::optional<Inner> find_ip_in_erspan(wire::Cursor in, bool number) {
  constexpr std::uint32_t type_2 = 1;
  if (number) {
    const auto header = in.take<8>();
    if (!header || header->u8<0>() >> 4 != type_2) return std::nullopt;
  }
  return find_ip_in_ethernet(in);
}

/// In a mirrored frame, or packet, of ERSPAN type III, with or without a subheader of its platform.
/// draft-foschiano-erspan-03 section 4.3.
constexpr std::optional<Inner> find_ip_in_erspan_3(wire::Cursor in) {
  constexpr std::uint32_t type_3 = 2;
  constexpr std::uint32_t ethernet_frame = 0;
  constexpr std::uint32_t ip_packet = 2;
  const auto header = in.take<12>();
  if (!header || header->u8<0>() >> 4 != type_3) return std::nullopt;
  const bool has_subheader = (header->u8<11>() & 1) != 0;
  if (has_subheader && !in.take<8>()) return std::nullopt;
  switch (header->u8<10>() >> 2 & 0x1f) {
    case ethernet_frame: return find_ip_in_ethernet(in);
    case ip_packet: return Inner{in, std::nullopt};
    default: return std::nullopt;
  }
}

}  // namespace sixgate::packet
