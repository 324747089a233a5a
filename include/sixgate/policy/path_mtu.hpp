// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmp.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/layer.hpp"

namespace sixgate::policy {

/// Whether a layer is what path MTU discovery lives by: a Packet Too Big that tells an MTU which
/// IPv6 may have, or over IPv4 that fragmentation was needed. RFC 8201 section 4, RFC 1191 section
/// 4.
constexpr bool tells_path_mtu(const packet::Layer& layer) {
  if (!layer.icmp) return false;
  if (layer.transport == packet::Protocol::icmpv6) {
    return layer.is_ipv6() && layer.icmp->type == packet::icmpv6::packet_too_big &&
           layer.icmp->word >= packet::minimum_mtu;
  }
  return layer.is_ipv4() && layer.transport == packet::Protocol::icmp &&
         layer.icmp->type == packet::icmpv4::destination_unreachable &&
         layer.icmp->code == packet::icmpv4::fragmentation_needed;
}

}  // namespace sixgate::policy
