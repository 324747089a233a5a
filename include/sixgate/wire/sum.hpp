// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "sixgate/wire/address.hpp"

namespace sixgate::wire {

/// The one's complement sum that Internet checksums are made of. RFC 1071 section 1.
class Sum {
 public:
  /// Adds bytes as a row of 16-bit words; an odd last one is followed by a zero.
  constexpr void add(std::span<const std::uint8_t> bytes) {
    const auto at = [bytes](std::size_t i) { return std::uint32_t{bytes[i]}; };
    std::size_t i = 0;
    for (; i + 4 <= bytes.size(); i += 4) {
      sum_ += at(i) << 24 | at(i + 1) << 16 | at(i + 2) << 8 | at(i + 3);
    }
    for (unsigned shift = 24; i < bytes.size(); ++i, shift -= 8) sum_ += at(i) << shift;
  }

  /// Adds the octets of an address.
  constexpr void add(Address address) {
    sum_ += address.high() >> 32;
    sum_ += address.high() & 0xffffffff;
    sum_ += address.low() >> 32;
    sum_ += address.low() & 0xffffffff;
  }

  /// Adds a number of 32 bits, as two words.
  constexpr void add(std::uint32_t value) { sum_ += value; }

  /// The 16 bits it comes to: 0xffff over bytes whose checksum is among them and right.
  [[nodiscard]] constexpr std::uint32_t fold() const {
    std::uint64_t sum = sum_;
    while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint32_t>(sum);
  }

 private:
  std::uint64_t sum_ = 0;
};

}  // namespace sixgate::wire
