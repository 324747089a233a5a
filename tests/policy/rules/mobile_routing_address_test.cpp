// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/routing_headers.hpp"

using namespace sixgate::test;

TEST_CASE("mobile.routing-address (RFC 6275 6.4)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"to a link-local address", PacketBuilder(six).routing(home_route("fe80::5")).tcp(443),
          drop("mobile.routing-address")},
         {"to a group", PacketBuilder(six).routing(home_route("ff0e::5")).tcp(443),
          drop("mobile.routing-address")},
         {"to the loopback address", PacketBuilder(six).routing(home_route("::1")).tcp(443),
          drop("mobile.routing-address")},
         {"to a global address", PacketBuilder(six).routing(home_route("2600::5")).tcp(443),
          accept("default.native")},
         {"type 4 to a link-local one, which is none of it",
          PacketBuilder(six).routing(segment_routing({"fe80::5"}, 1)).tcp(443),
          accept("default.native")},
         {"none", PacketBuilder(six).tcp(443), accept("default.native")}},
        dropping("mobile.routing-address"));
  CHECK(is_noted(PacketBuilder(six).routing(home_route("fe80::5")).tcp(443),
                 "mobile.routing-address"));
}

TEST_CASE("mobile.routing-address inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"in the inner packet",
        tunnelled(PacketBuilder(six).routing(home_route("fe80::5")).tcp(443)),
        drop("mobile.routing-address", 1)},
       {"a global one in it", tunnelled(PacketBuilder(six).routing(home_route("2600::5")).tcp(443)),
        accept("service.allowed", 1)}},
      dropping_in_tunnels("mobile.routing-address"));
}
