// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "sixgate/wire/address.hpp"

namespace sixgate::kernel {

/// A way through for one kind of packets, of either family.
struct Pinhole {
  wire::Address source;
  wire::Address destination;  ///< of the same family
  std::uint8_t protocol = 0;
  std::uint16_t port = 0;  ///< of the destination, in host order
};

/// The bytes by which nf_tables knows an element of a set: network order, and each field of a
/// concatenation filled up with zeros to a multiple of four.
class SetKey {
 public:
  /// The longest: two IPv6 addresses, a protocol and a port.
  static constexpr std::size_t longest = 16 + 16 + 4 + 4;

  constexpr SetKey() = default;

  /// bytes  as the kernel gave them; what is beyond `longest` is left out
  constexpr explicit SetKey(std::span<const std::uint8_t> bytes) {
    for (const std::uint8_t byte : bytes.first(bytes.size() < longest ? bytes.size() : longest)) {
      put(byte);
    }
  }
  constexpr explicit SetKey(const wire::Address& address) { put(address); }
  constexpr explicit SetKey(const Pinhole& pinhole) {
    put(pinhole.source);
    put(pinhole.destination);
    put(pinhole.protocol);
    size_ += 3;
    put(static_cast<std::uint8_t>(pinhole.port >> 8));
    put(static_cast<std::uint8_t>(pinhole.port & 0xff));
    size_ += 2;
  }

  [[nodiscard]] constexpr std::span<const std::uint8_t> bytes() const {
    return std::span(bytes_).first(size_);
  }

  friend constexpr bool operator==(const SetKey&, const SetKey&) = default;

 private:
  constexpr void put(std::uint8_t byte) { bytes_[size_++] = byte; }
  constexpr void put(const wire::Address& address) {
    for (std::size_t i = 0; i < address.width() / 8; ++i) put(address.octet(i));
  }

  std::array<std::uint8_t, longest> bytes_{};
  std::size_t size_ = 0;
};

}  // namespace sixgate::kernel
