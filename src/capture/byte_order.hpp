// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace sixgate::capture {

/// The number that the same four bytes are in the other byte order.
constexpr std::uint32_t swapped(std::uint32_t value) {
  return value << 24 | (value & 0xff00) << 8 | (value >> 8 & 0xff00) | value >> 24;
}

enum class ByteOrder : bool { big_endian, little_endian };

/// What a field of four bytes says that was read as a big-endian one, or the other way round.
constexpr std::uint32_t in_order(ByteOrder order, std::uint32_t value) {
  return order == ByteOrder::little_endian ? swapped(value) : value;
}

}  // namespace sixgate::capture
