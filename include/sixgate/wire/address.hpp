// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sixgate::wire {

enum class Family : std::uint8_t { ipv4, ipv6 };

/// An IPv4 or IPv6 address. The family is part of the value: 192.0.2.1 and ::ffff:192.0.2.1 are
/// different addresses, as they are on the wire.
class Address {
 public:
  /// The unspecified IPv6 address, `::`.
  constexpr Address() = default;

  /// value  the four octets, the first one highest
  static constexpr Address ipv4(std::uint32_t value) {
    return Address(Family::ipv4, std::uint64_t{value} << 32, 0);
  }

  /// high, low  the sixteen octets, the first one highest
  static constexpr Address ipv6(std::uint64_t high, std::uint64_t low) {
    return Address(Family::ipv6, high, low);
  }

  static constexpr Address ipv6(std::span<const std::uint8_t, 16> octets) {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      high = high << 8 | octets[i];
      low = low << 8 | octets[i + 8];
    }
    return ipv6(high, low);
  }

  [[nodiscard]] constexpr Family family() const { return family_; }

  /// Length in bits: 32 or 128.
  [[nodiscard]] constexpr unsigned width() const { return family_ == Family::ipv4 ? 32 : 128; }

  /// The first 64 bits; an IPv4 address stands in the upper half.
  [[nodiscard]] constexpr std::uint64_t high() const { return high_; }

  /// The last 64 bits of an IPv6 address, its interface identifier; 0 for IPv4.
  [[nodiscard]] constexpr std::uint64_t low() const { return low_; }

  /// The four octets of an IPv4 address, the first one highest.
  [[nodiscard]] constexpr std::uint32_t as_ipv4() const {
    return static_cast<std::uint32_t>(high_ >> 32);
  }

  /// The octet at `index`, 0 the first; index is less than width() / 8.
  [[nodiscard]] constexpr std::uint8_t octet(std::size_t index) const {
    const std::uint64_t half = index < 8 ? high_ : low_;
    return static_cast<std::uint8_t>(half >> (56 - 8 * (index % 8)));
  }

  friend constexpr auto operator<=>(const Address&, const Address&) = default;

 private:
  constexpr Address(Family family, std::uint64_t high, std::uint64_t low)
      : family_(family), high_(high), low_(low) {}

  Family family_ = Family::ipv6;
  std::uint64_t high_ = 0;
  std::uint64_t low_ = 0;
};

/// An address block: an address and how many of its leading bits are fixed.
class Prefix {
 public:
  /// The empty IPv6 prefix `::/0`.
  constexpr Prefix() = default;

  /// address  bits behind the length are cleared
  /// length   in bits, at most address.width()
  constexpr Prefix(Address address, unsigned length)
      : high_mask_(mask(length)),
        low_mask_(length > 64 ? mask(length - 64) : 0),
        length_(static_cast<std::uint8_t>(length)) {
    address_ = address.family() == Family::ipv4
                   ? Address::ipv4(static_cast<std::uint32_t>((address.high() & high_mask_) >> 32))
                   : Address::ipv6(address.high() & high_mask_, address.low() & low_mask_);
  }

  [[nodiscard]] constexpr Address address() const { return address_; }
  [[nodiscard]] constexpr unsigned length() const { return length_; }

  /// Whether the address is of the same family and shares the fixed bits.
  [[nodiscard]] constexpr bool contains(Address address) const {
    return address.family() == address_.family() &&
           (address.high() & high_mask_) == address_.high() &&
           (address.low() & low_mask_) == address_.low();
  }

  friend constexpr bool operator==(const Prefix& a, const Prefix& b) {
    return a.address_ == b.address_ && a.length_ == b.length_;
  }

 private:
  static constexpr std::uint64_t mask(unsigned length) {
    if (length == 0) return 0;
    return length >= 64 ? ~std::uint64_t{0} : ~(~std::uint64_t{0} >> length);
  }

  Address address_;
  std::uint64_t high_mask_ = 0;
  std::uint64_t low_mask_ = 0;
  std::uint8_t length_ = 0;
};

/// Whether any of the prefixes contains the address.
[[nodiscard]] constexpr bool any_contains(std::span<const Prefix> prefixes, Address address) {
  for (const Prefix& prefix : prefixes) {
    if (prefix.contains(address)) return true;
  }
  return false;
}

}  // namespace sixgate::wire
