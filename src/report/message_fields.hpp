// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "report/field.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"

namespace sixgate::report {

/// What an ICMPv6 or ICMP message says: its type and code by name, the values that its type has.
///
/// layer  one with icmp
[[nodiscard]] Fields message_fields(const packet::Packet& packet, const packet::Layer& layer);

}  // namespace sixgate::report
