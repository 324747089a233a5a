// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// The names by which hosts look for the end of a tunnel: RFC 5214 section 8.3.2, and those that
/// systems come with for Teredo, 6to4 and 6rd. In small letters.
inline constexpr std::array<std::string_view, 4> tunnel_names{"isatap", "teredo", "6to4", "6rd"};

/// Whether queries for names go to the port: DNS, RFC 1035 section 4.2.1; LLMNR, RFC 4795
/// section 2.
constexpr bool is_name_port(std::uint16_t destination_port) {
  return destination_port == 53 || destination_port == 5355;
}

/// The first label of the first name in a message of DNS. RFC 1035 sections 4.1 and 3.1.
///
/// message  behind the UDP header
/// out      nothing where it is no query, or its first label is not all here or none
constexpr std::optional<wire::Cursor> read_first_label(wire::Cursor message) {
  constexpr std::uint32_t is_response = 0x80;
  constexpr std::uint32_t longest = 63;
  const auto header = message.take<12>();
  if (!header || (header->u8<2>() & is_response) != 0) return std::nullopt;
  const auto length = message.take<1>();
  if (!length || length->u8<0>() > longest) return std::nullopt;
  const auto label = message.take(std::size_t{length->u8<0>()});
  if (!label || !label->is_complete()) return std::nullopt;
  return label;
}

/// Whether a message of DNS asks for one of tunnel_names, in whatever domain. Letters may be of
/// either case: RFC 1035 section 2.3.3.
constexpr bool asks_for_tunnel_name(const wire::Cursor& message) {
  const auto label = read_first_label(message);
  if (!label) return false;
  const auto is_same = [](std::uint8_t octet, char expected) {
    const bool is_capital = octet >= 'A' && octet <= 'Z';
    return (is_capital ? octet + ('a' - 'A') : octet) == expected;
  };
  return std::ranges::any_of(tunnel_names, [&](std::string_view name) {
    return std::ranges::equal(label->here(), name, is_same);
  });
}

}  // namespace sixgate::packet
