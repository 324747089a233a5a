// SPDX-License-Identifier: GPL-2.0-or-later
// fails with: no matching function|could not convert|no known conversion|conversion
#include <cstdint>
#include <span>

#include "sixgate/wire/cursor.hpp"

using namespace sixgate::wire;

#ifdef MUST_NOT_BUILD
std::uint32_t first_field(std::span<const std::uint8_t, 4> bytes) {
#else
std::uint32_t first_field(std::span<const std::uint8_t, 8> bytes) {
#endif
  return Block<8>(bytes).u8<0>();
}
