// SPDX-License-Identifier: GPL-2.0-or-later
// fails with: static assertion failed
#include <cstdint>
#include <span>

#include "sixgate/wire/cursor.hpp"

using namespace sixgate::wire;

std::uint32_t last_field(std::span<const std::uint8_t, 8> bytes) {
  const Block<8> block(bytes);
#ifdef MUST_NOT_BUILD
  return block.be16<7>();
#else
  return block.be16<6>();
#endif
}
