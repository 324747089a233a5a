// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "support/packet_builder.hpp"

namespace sixgate::test::conformance {

/// The packet with a message of that type and code behind its headers, as its RFC wants it: with
/// the hop limit, the router alert, the length and the options that the type must have. A type that
/// nobody has been given has four bytes of nothing. An error quotes a packet of its receiver's.
PacketBuilder message(const PacketBuilder& packet, std::uint8_t type, std::uint8_t code = 0);

}  // namespace sixgate::test::conformance
