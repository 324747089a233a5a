// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "capture/byte_order.hpp"

/// What blocks of a pcapng file are made of. draft-ietf-opsawg-pcapng, sections 3 and 4.
namespace sixgate::capture::blocks {

/// The types of block. That of a section header reads the same in both byte orders.
inline constexpr std::uint32_t interface_description = 1;
inline constexpr std::uint32_t packet = 2;
inline constexpr std::uint32_t simple_packet = 3;
inline constexpr std::uint32_t enhanced_packet = 6;
inline constexpr std::uint32_t section_header = 0x0a0d0d0a;

/// The field behind a section header's length, which tells the byte order.
inline constexpr std::uint32_t byte_order_magic = 0x1a2b3c4d;

/// Appends a field of four bytes.
inline void append(std::vector<std::uint8_t>& bytes, ByteOrder order, std::uint32_t value) {
  const std::uint32_t field = in_order(order, value);
  for (const int shift : {24, 16, 8, 0}) {
    bytes.push_back(static_cast<std::uint8_t>(field >> shift & 0xff));
  }
}

}  // namespace sixgate::capture::blocks
