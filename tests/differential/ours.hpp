// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "capture/link.hpp"
#include "differential/reading.hpp"
#include "sixgate/packet/declared.hpp"

namespace sixgate::differential {

/// What sixgate says of the packet of one frame.
///
/// declared  what it is told of tunnels
Reading tell_ours(const std::optional<packet::Packet>& packet, const packet::Declared& declared);

}  // namespace sixgate::differential
