// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/six_to_four_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::SixToFourRole;

namespace {

PacketBuilder over_relay(std::uint8_t type, std::uint8_t segments_left) {
  return ipv4("8.0.0.1", "192.88.99.1")
      .carries(ipv6("2002:800:1::1", "2600::9").routing(type, segments_left).tcp(443));
}

}  // namespace

TEST_CASE("tunnel.6to4-routing-header (RFC 3964 4.2.5)", "[policy]") {
  const std::vector<Row> rows = {
      {"segments of type 4 left", over_relay(4, 1), drop("tunnel.6to4-routing-header", 1)},
      {"of an experimental type", over_relay(253, 3), drop("tunnel.6to4-routing-header", 1)},
      {"of type 0, which goes anywhere for its own reason", over_relay(0, 1),
       drop("ext.routing-type-0", 1)},
      {"none left", over_relay(4, 0), accept("service.allowed", 1)},
      {"Mobile IPv6's, which leads to nobody else", over_relay(2, 1), accept("service.allowed", 1)},
      {"no such header",
       ipv4("8.0.0.1", "192.88.99.1").carries(ipv6("2002:800:1::1", "2600::9").tcp(443)),
       accept("service.allowed", 1)},
      {"native", ipv6("2002:800:1::1", "2600::9").routing(4, 1).tcp(443),
       accept("default.native")}};
  check(rows, six_to_four_relay());
  check(rows, six_to_four_relay().role(SixToFourRole::both));
}

TEST_CASE("a relay sends what it is given, and a router's site is its own", "[policy]") {
  check(
      {{"from the relay",
        ipv4("7.0.0.3", "9.0.0.2").carries(ipv6("2600::9", "2002:900:2::1").routing(4, 1).tcp(443)),
        accept("default.tunnelled", 1)}},
      six_to_four_relay());
  check({{"to a router",
          ipv4("8.0.0.1", "9.0.0.2")
              .carries(ipv6("2002:800:1::1", "2002:900:2::1").routing(4, 1).tcp(1)),
          accept("service.allowed", 1)}},
        six_to_four_router());
}

TEST_CASE("tunnel.6to4-routing-header inside a tunnel", "[policy]") {
  const Site site = six_to_four_relay().tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"});
  check({{"segments left", ipv4("8.0.0.1", "9.0.0.2").carries(over_relay(4, 1)),
          drop("tunnel.6to4-routing-header", 2)},
         {"none left", ipv4("8.0.0.1", "9.0.0.2").carries(over_relay(4, 0)),
          accept("service.allowed", 2)}},
        site);
}
