// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "sixgate/packet/layer.hpp"

namespace sixgate::report {

/// The headers of a packet from outside in: IP headers and tunnels, extension headers between, the
/// innermost transport at the end. `ipv4/teredo/ipv6/tcp`, `ipv6/hopopts/routing0/tcp`,
/// `ipv6/fragment/udp`; `ipv6/fragment` for a later fragment; `proto-123` for a protocol without a
/// name. It ends with what could be read, and is empty where that is no IP header.
[[nodiscard]] std::string layers(const packet::Headers& headers);

}  // namespace sixgate::report
