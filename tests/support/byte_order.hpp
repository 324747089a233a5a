// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sixgate::test {

/// Appends a number in network byte order.
inline void put16(std::vector<std::uint8_t>& bytes, std::uint32_t value) {
  bytes.push_back(static_cast<std::uint8_t>(value >> 8 & 0xff));
  bytes.push_back(static_cast<std::uint8_t>(value & 0xff));
}

inline void put32(std::vector<std::uint8_t>& bytes, std::uint32_t value) {
  put16(bytes, value >> 16);
  put16(bytes, value & 0xffff);
}

/// Overwrites two bytes at `offset`.
inline void set16(std::vector<std::uint8_t>& bytes, std::size_t offset, std::uint32_t value) {
  bytes.at(offset) = static_cast<std::uint8_t>(value >> 8 & 0xff);
  bytes.at(offset + 1) = static_cast<std::uint8_t>(value & 0xff);
}

}  // namespace sixgate::test
