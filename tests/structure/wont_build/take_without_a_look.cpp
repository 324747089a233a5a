// SPDX-License-Identifier: GPL-2.0-or-later
// fails with: nodiscard
#include <cstdint>
#include <span>

#include "sixgate/wire/cursor.hpp"

using namespace sixgate::wire;

std::size_t behind_the_header(std::span<const std::uint8_t> bytes) {
  Cursor in(bytes);
#ifdef MUST_NOT_BUILD
  in.take<8>();
#else
  if (!in.take<8>()) return 0;
#endif
  return in.offset();
}
