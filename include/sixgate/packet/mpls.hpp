// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// More labels than this are not stepped over; hardware manages a dozen.
inline constexpr int most_labels = 32;

/// The labels that say what is under them. RFC 3032 section 2.1.
inline constexpr std::uint32_t ipv4_explicit_null = 0;
inline constexpr std::uint32_t ipv6_explicit_null = 2;

/// Steps over a label stack and hands out the label at its bottom, 20 bits. RFC 3032 section 2.1.
///
/// in   at the topmost label; on success, behind the bottom one
/// out  nothing where the stack has no bottom here, or more than most_labels
constexpr std::optional<std::uint32_t> take_label_stack(wire::Cursor& in) {
  for (int labels = 0; labels < most_labels; ++labels) {
    const auto entry = in.take<4>();
    if (!entry) return std::nullopt;
    const bool is_bottom = (entry->u8<2>() & 1) != 0;
    if (is_bottom) return entry->be32<0>() >> 12;
  }
  return std::nullopt;
}

/// Steps over a control word and says whether it is an Ethernet pseudowire's: 16 bits of zero and a
/// sequence number. RFC 4448 section 4.6, RFC 4385 section 3.
constexpr bool take_ethernet_control_word(wire::Cursor& in) {
  const auto word = in.take<4>();
  return word && word->be16<0>() == 0;
}

}  // namespace sixgate::packet
