// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "report/colour.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::report {

/// One packet drawn for a person, one header a line with its first and last byte, what is inside
/// indented under what it is in:
///
///         0..19     ipv4        8.0.0.1 > 9.0.0.2, ttl 64, next 41, length 76, opens 6to4
///        20..59       ipv6      2002:800:1::1 > 2002:900:2::1, hop-limit 64, next 58, length 56
///        60..67         icmpv6  echo-request (128), identifier 0x1, sequence 1, checksum good
///        68..75         data    8 bytes
///
/// What an ICMP error quotes stands under it. A fault, and a cut where bytes exist that are not
/// here, have lines of their own, and so has what stands behind a packet. Lines are at most 100
/// columns wide, as far as words can be parted, and all end with a line break.
///
/// headers  what read() gave of `packet`
/// policy   whose tunnels give what is opened its kind
[[nodiscard]] std::string drawing(const packet::Packet& packet, const packet::Headers& headers,
                                  const policy::Policy& policy, Colour colour = Colour::never);

}  // namespace sixgate::report
