// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ends.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/facts.hpp"

namespace sixgate::policy {

/// Whether an IPv6 packet is for a multicast group, now or at the end of its Routing headers.
constexpr bool is_for_group(const Facts& f) {
  return packet::is_multicast(f.layer.destination) ||
         packet::is_multicast(packet::find_ends(f.packet, f.layer).destination);
}

}  // namespace sixgate::policy
