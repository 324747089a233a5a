// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "policy/verdict_table.hpp"

namespace sixgate::test {

/// The example of RFC 5969 section 4: 2400:db8::/32 on 10.0.0.0/8. A customer edge at 10.100.100.1
/// has 2400:db8:6464:100::/56; the border relays are 10.0.0.1 and 10.0.0.2.
inline Site six_rd_edge() {
  return Site()
      .tunnel("6rd", {"10.100.100.1"})
      .six_rd("2400:db8::/32", "10.0.0.0/8", {"10.0.0.1", "10.0.0.2"})
      .open_everything();
}

/// The first of its border relays.
inline Site six_rd_relay() {
  return Site()
      .tunnel("6rd", {"10.0.0.1"})
      .six_rd("2400:db8::/32", "10.0.0.0/8", {"10.0.0.1", "10.0.0.2"})
      .role(policy::SixToFourRole::relay)
      .open_everything();
}

/// TCP from one inner address to another between two outer ones.
inline PacketBuilder six_rd(std::string_view outer_source, std::string_view outer_destination,
                            std::string_view source, std::string_view destination) {
  return ipv4(outer_source, outer_destination).carries(ipv6(source, destination).tcp(443));
}

}  // namespace sixgate::test
