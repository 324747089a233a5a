// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::packet {

/// Whether an IPv6 address is what RFC 6275 section 6.3 calls a unicast routable one, and a home
/// address must be: neither multicast nor of one link or node alone, nor an IPv4 address in
/// disguise.
constexpr bool is_unicast_routable(wire::Address address) {
  using namespace wire::literals;
  return !is_multicast(address) && !is_from_link(address) && address != "::1"_ip &&
         !"::ffff:0:0/96"_net.contains(address);
}

}  // namespace sixgate::packet
