// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "support/packet_part.hpp"

namespace sixgate::test {

/// ESP with NULL encryption, RFC 4303 section 2 and RFC 2410, for PacketBuilder::esp_null(): what
/// follows is its payload, whether a transport header or, with carries(), a whole packet.
struct Esp {
  std::uint32_t spi = 0x1000;
  std::uint32_t sequence = 1;
  std::size_t icv_size = 12;  ///< 0, 12 or 16 bytes as a rule
  bool is_wrapped = false;    ///< in WESP, protocol 141; RFC 5840
};

/// ESP that nobody here can read.
Bytes encrypted_esp(std::uint32_t spi, std::uint32_t sequence = 1);

}  // namespace sixgate::test
