// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "support/content.hpp"

namespace sixgate::test {

/// A GRE header, for PacketBuilder::gre(). RFC 2784, RFC 2890; version 1 RFC 2637.
struct Gre {
  bool has_checksum = false;
  std::optional<std::uint32_t> key = {};
  std::optional<std::uint32_t> sequence = {};
  Bytes route = {};                           ///< source route entries without the last; RFC 1701
  std::optional<std::uint16_t> call_id = {};  ///< makes it version 1, with the payload's length
  std::optional<std::uint32_t> acknowledgement = {};  ///< of version 1
};

/// The header with what it carries.
Bytes gre_bytes(const Gre& header, const Content& inner);

/// One entry of IPv4 addresses, of which the first is next. RFC 1701.
Bytes source_route_entry(const Bytes& addresses);

}  // namespace sixgate::test
