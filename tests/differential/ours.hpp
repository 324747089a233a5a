// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "capture/link.hpp"
#include "differential/reading.hpp"

namespace sixgate::differential {

/// What sixgate says of the packet of one frame.
Reading tell_ours(const std::optional<capture::IpPacket>& packet);

}  // namespace sixgate::differential
