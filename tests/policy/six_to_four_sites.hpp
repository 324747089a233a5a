// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "policy/verdict_table.hpp"

namespace sixgate::test {

/// A 6to4 router at 9.0.0.2, whose network is 2002:900:2::/48.
inline Site six_to_four_router() {
  return Site()
      .tunnel("6to4", {"9.0.0.2"})
      .role(policy::SixToFourRole::router)
      .broadcast({"9.0.0.255"})
      .open_everything();
}

/// A 6to4 relay at 7.0.0.3 and at the anycast address.
inline Site six_to_four_relay() {
  return Site()
      .tunnel("6to4", {"7.0.0.3", "192.88.99.1"})
      .role(policy::SixToFourRole::relay)
      .broadcast({"7.0.0.255"})
      .open_everything();
}

/// TCP from 6to4 to the router's network.
inline PacketBuilder in(std::string_view outer_source, std::string_view inner_source) {
  return ipv4(outer_source, "9.0.0.2").carries(ipv6(inner_source, "2002:900:2::1").tcp(443));
}

/// TCP from the router's network into 6to4.
inline PacketBuilder out(std::string_view outer_destination, std::string_view inner_destination) {
  return ipv4("9.0.0.2", outer_destination)
      .carries(ipv6("2002:900:2::1", inner_destination).tcp(443));
}

}  // namespace sixgate::test
