// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "sixgate/packet/fault.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Notes why `needed` bytes could not be taken: the packet ends (Fault::truncated), or the bytes
/// exist and are not here (the cut).
///
/// reading  a layer, or a message, with its fault and its cut
template <typename Reading>
constexpr void stop_short(Reading& reading, const wire::Cursor& in, std::size_t needed) {
  const wire::Beyond beyond = in.beyond(needed);
  if (beyond == wire::Beyond::nothing) {
    reading.fault = Fault::truncated;
  } else {
    reading.cut = beyond;
  }
}

}  // namespace sixgate::packet
