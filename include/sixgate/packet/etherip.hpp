// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/link.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// In EtherIP: version 3, which the whole header must say, and an Ethernet frame. RFC 3378 section
/// 3.
constexpr std::optional<Inner> find_ip_in_etherip(wire::Cursor in) {
  constexpr std::uint32_t version_and_reserved = 0x3000;
  const auto header = in.take<2>();
  if (!header || header->be16<0>() != version_and_reserved) return std::nullopt;
  return find_ip_in_ethernet(in);
}

}  // namespace sixgate::packet
