// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Opens GRE. RFC 2784 section 2, RFC 2890 section 2.
///
/// in     at the header's first byte
/// layer  gets opens; Fault::truncated or its cut where the header is not all here
/// out    at the inner IP header; nothing where there is none
constexpr std::optional<Inner> open_gre(wire::Cursor in, Layer& layer) {
  const auto start = in.take<4>();
  if (!start) {
    stop_short(layer, in, 4);
    return std::nullopt;
  }
  const std::uint32_t flags = start->be16<0>();
  const bool has_checksum = (flags & 0x8000) != 0;
  const bool has_source_route = (flags & 0x4000) != 0;
  const bool has_key = (flags & 0x2000) != 0;
  const bool has_sequence_number = (flags & 0x1000) != 0;
  if (has_source_route || (flags & 0x7) != 0) return std::nullopt;

  const std::size_t optional_part =
      4 * (std::size_t{has_checksum} + std::size_t{has_key} + std::size_t{has_sequence_number});
  if (!in.take(optional_part)) {
    stop_short(layer, in, optional_part);
    return std::nullopt;
  }
  switch (start->be16<2>()) {
    case 0x0800: layer.opens = Encapsulation::gre; return Inner{in, wire::Family::ipv4};
    case 0x86dd: layer.opens = Encapsulation::gre; return Inner{in, wire::Family::ipv6};
    default: return std::nullopt;
  }
}

}  // namespace sixgate::packet
