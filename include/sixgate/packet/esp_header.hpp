// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// The part of ESP that is never encrypted. RFC 4303 section 2.
struct EspHeader {
  std::uint32_t spi = 0;  ///< 0 is never sent, 1 to 255 are reserved; section 2.1
  std::uint32_t sequence = 0;
};

/// segment  from the ESP header on
/// out      nothing where it ends before its sequence number does, or is not here
constexpr std::optional<EspHeader> read_esp_header(wire::Cursor segment) {
  const auto fixed = segment.take<8>();
  if (!fixed) return std::nullopt;
  return EspHeader{.spi = fixed->be32<0>(), .sequence = fixed->be32<4>()};
}

}  // namespace sixgate::packet
