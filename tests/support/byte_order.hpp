// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
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

/// Appends more bytes.
inline void put(std::vector<std::uint8_t>& bytes, const std::vector<std::uint8_t>& more) {
  bytes.insert(bytes.end(), more.begin(), more.end());
}

/// The bytes of all of them, one behind the other.
inline std::vector<std::uint8_t> joined(
    std::initializer_list<std::vector<std::uint8_t>> sequences) {
  std::vector<std::uint8_t> bytes;
  for (const auto& sequence : sequences) put(bytes, sequence);
  return bytes;
}

/// A number of two or four bytes in network byte order.
inline std::vector<std::uint8_t> bytes16(std::uint32_t value) {
  std::vector<std::uint8_t> bytes;
  put16(bytes, value);
  return bytes;
}

inline std::vector<std::uint8_t> bytes32(std::uint32_t value) {
  std::vector<std::uint8_t> bytes;
  put32(bytes, value);
  return bytes;
}

/// Overwrites two bytes at `offset`.
inline void set16(std::vector<std::uint8_t>& bytes, std::size_t offset, std::uint32_t value) {
  bytes.at(offset) = static_cast<std::uint8_t>(value >> 8 & 0xff);
  bytes.at(offset + 1) = static_cast<std::uint8_t>(value & 0xff);
}

/// The number at `offset`; bytes that are not there count as 0.
inline std::uint32_t get8(const std::vector<std::uint8_t>& bytes, std::size_t offset) {
  return offset < bytes.size() ? bytes[offset] : 0;
}

inline std::uint32_t get16(const std::vector<std::uint8_t>& bytes, std::size_t offset) {
  return get8(bytes, offset) << 8 | get8(bytes, offset + 1);
}

inline std::uint32_t get32(const std::vector<std::uint8_t>& bytes, std::size_t offset) {
  return get16(bytes, offset) << 16 | get16(bytes, offset + 2);
}

}  // namespace sixgate::test
