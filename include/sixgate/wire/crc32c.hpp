// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sixgate::wire {

/// CRC-32C as SCTP computes it. RFC 9260 appendix A.
class Crc32c {
 public:
  constexpr void add(std::span<const std::uint8_t> bytes) {
    for (const std::uint8_t octet : bytes) {
      remainder_ = remainder_ >> 8 ^ table[(remainder_ ^ octet) & 0xff];
    }
  }

  /// Of all bytes added. SCTP sends its lowest octet first.
  [[nodiscard]] constexpr std::uint32_t value() const { return ~remainder_; }

 private:
  static constexpr std::array<std::uint32_t, 256> table = [] {
    constexpr std::uint32_t reflected_polynomial = 0x82f63b78;
    std::array<std::uint32_t, 256> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
      auto value = static_cast<std::uint32_t>(i);
      for (int bit = 0; bit < 8; ++bit) {
        value = (value & 1) != 0 ? value >> 1 ^ reflected_polynomial : value >> 1;
      }
      values[i] = value;
    }
    return values;
  }();

  std::uint32_t remainder_ = ~std::uint32_t{0};
};

}  // namespace sixgate::wire
