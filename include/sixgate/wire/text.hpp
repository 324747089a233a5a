// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "sixgate/wire/address.hpp"

namespace sixgate::wire {

namespace detail {

constexpr std::optional<std::uint32_t> parse_number(std::string_view text, unsigned base,
                                                    std::uint32_t most) {
  if (text.empty() || text.size() > 5) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text) {
    std::uint32_t digit = 99;
    if (c >= '0' && c <= '9') digit = static_cast<std::uint32_t>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<std::uint32_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') digit = static_cast<std::uint32_t>(c - 'A' + 10);
    if (digit >= base) return std::nullopt;
    value = value * base + digit;
  }
  if (value > most) return std::nullopt;
  return value;
}

constexpr std::optional<std::uint32_t> parse_dotted_quad(std::string_view text) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const std::size_t end = i < 3 ? text.find('.') : text.size();
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view octet = text.substr(0, end);
    const auto number = parse_number(octet, 10, 255);
    if (!number || (octet.size() > 1 && octet.front() == '0')) return std::nullopt;
    value = value << 8 | *number;
    text.remove_prefix(i < 3 ? end + 1 : end);
  }
  return value;
}

/// The 16-bit groups of one side of an IPv6 address, no `::` in it.
struct Groups {
  std::array<std::uint16_t, 8> value{};
  std::size_t count = 0;
};

/// ends  the address ends with this side, so that a dotted quad may stand for its last two groups
constexpr std::optional<Groups> parse_groups(std::string_view text, bool ends) {
  Groups groups;
  while (!text.empty()) {
    const std::size_t colon = text.find(':');
    const bool last = colon == std::string_view::npos;
    const std::string_view word = text.substr(0, colon);
    if (last && word.find('.') != std::string_view::npos) {
      const auto quad = parse_dotted_quad(word);
      if (!ends || !quad || groups.count > 6) return std::nullopt;
      groups.value[groups.count++] = static_cast<std::uint16_t>(*quad >> 16);
      groups.value[groups.count++] = static_cast<std::uint16_t>(*quad & 0xffff);
      return groups;
    }
    const auto number = word.size() > 4 ? std::nullopt : parse_number(word, 16, 0xffff);
    if (!number || groups.count == 8) return std::nullopt;
    groups.value[groups.count++] = static_cast<std::uint16_t>(*number);
    if (last) return groups;
    text.remove_prefix(colon + 1);
    if (text.empty()) return std::nullopt;
  }
  return groups;
}

}  // namespace detail

/// Reads an address in the text forms of RFC 4291 section 2.2 or as a dotted quad.
///
/// fails  with nothing on any other text; octets with leading zeros are refused, since some read
///        them as octal
constexpr std::optional<Address> parse_address(std::string_view text) {
  if (text.find(':') == std::string_view::npos) {
    const auto quad = detail::parse_dotted_quad(text);
    if (!quad) return std::nullopt;
    return Address::ipv4(*quad);
  }
  const std::size_t gap = text.find("::");
  const bool has_gap = gap != std::string_view::npos;
  const auto left = detail::parse_groups(text.substr(0, gap), !has_gap);
  const auto right =
      detail::parse_groups(has_gap ? text.substr(gap + 2) : std::string_view{}, true);
  if (!left || !right) return std::nullopt;
  const std::size_t stated = left->count + right->count;
  if (has_gap ? stated > 7 : stated != 8) return std::nullopt;
  std::array<std::uint8_t, 16> octets{};
  const auto put = [&octets](std::size_t group, std::uint16_t value) {
    octets[2 * group] = static_cast<std::uint8_t>(value >> 8);
    octets[2 * group + 1] = static_cast<std::uint8_t>(value & 0xff);
  };
  for (std::size_t i = 0; i < left->count; ++i) put(i, left->value[i]);
  for (std::size_t i = 0; i < right->count; ++i) put(8 - right->count + i, right->value[i]);
  return Address::ipv6(octets);
}

/// Reads `address/length`, or an address alone as the prefix of its whole width.
///
/// fails  with nothing on other text, a length over the width, or bits set behind the length
constexpr std::optional<Prefix> parse_prefix(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = parse_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  if (slash == std::string_view::npos) return Prefix(*address, address->width());
  const auto length = detail::parse_number(text.substr(slash + 1), 10, address->width());
  if (!length) return std::nullopt;
  const Prefix prefix(*address, *length);
  if (prefix.address() != *address) return std::nullopt;
  return prefix;
}

/// Text of at most `capacity` characters that lives in place; what is more is left out.
template <std::size_t capacity>
class TextUpTo {
 public:
  constexpr void append(std::string_view more) {
    for (const char c : more) {
      if (size_ < text_.size()) text_[size_++] = c;
    }
  }

  constexpr void append(std::uint32_t number, unsigned base) {
    std::array<char, 10> digits{};
    std::size_t count = 0;
    do {
      digits[count++] = "0123456789abcdef"[number % base];
      number /= base;
    } while (number != 0);
    while (count > 0) append(std::string_view(&digits[--count], 1));
  }

  [[nodiscard]] constexpr std::string_view view() const { return {text_.data(), size_}; }

  /// No character more fits.
  [[nodiscard]] constexpr bool is_full() const { return size_ == text_.size(); }
  constexpr operator std::string_view() const { return view(); }

 private:
  std::array<char, capacity> text_{};
  std::size_t size_ = 0;
};

/// Long enough for an address, a prefix or a short list.
using Text = TextUpTo<63>;

/// An address as RFC 5952 section 4 writes it, or as a dotted quad.
constexpr Text format(Address address) {
  Text text;
  if (address.family() == Family::ipv4) {
    for (std::size_t i = 0; i < 4; ++i) {
      if (i > 0) text.append(".");
      text.append(address.octet(i), 10);
    }
    return text;
  }
  const auto group = [address](std::size_t i) {
    return static_cast<std::uint32_t>(address.octet(2 * i) << 8 | address.octet(2 * i + 1));
  };
  std::size_t gap = 8;
  std::size_t gap_length = 1;  // a single zero group is not shortened
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t length = 0;
    while (i + length < 8 && group(i + length) == 0) ++length;
    if (length > gap_length) {
      gap = i;
      gap_length = length;
    }
    if (length > 0) i += length - 1;
  }
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == gap) {
      text.append("::");
      i += gap_length - 1;
      continue;
    }
    if (i > 0 && i != gap + gap_length) text.append(":");
    text.append(group(i), 16);
  }
  return text;
}

/// A prefix as `address/length`.
constexpr Text format(const Prefix& prefix) {
  Text text = format(prefix.address());
  text.append("/");
  text.append(prefix.length(), 10);
  return text;
}

/// Literals for tables in code: text that is no address or prefix does not build.
namespace literals {

consteval Address operator""_ip(const char* text, std::size_t size) {
  return parse_address({text, size}).value();
}

consteval Prefix operator""_net(const char* text, std::size_t size) {
  return parse_prefix({text, size}).value();
}

}  // namespace literals

}  // namespace sixgate::wire
