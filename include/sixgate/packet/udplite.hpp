// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// How many bytes of a UDP-Lite packet its checksum covers. RFC 3828 section 3.1.
///
/// segment  from the header on
/// out      nothing where the field says less than the header or more than there is, for which the
///          packet is to be discarded, or is not here
constexpr std::optional<std::size_t> find_udplite_coverage(const wire::Cursor& segment) {
  constexpr std::size_t header_length = 8;
  const auto header = segment.peek<header_length>();
  if (!header) return std::nullopt;
  const std::size_t stated = header->be16<4>();
  if (stated == 0) return segment.length();
  if (stated < header_length || stated > segment.length()) return std::nullopt;
  return stated;
}

}  // namespace sixgate::packet
