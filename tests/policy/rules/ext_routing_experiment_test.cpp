// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/routing_headers.hpp"

using namespace sixgate::test;

TEST_CASE("ext.routing-experiment (RFC 7045 2.1)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"type 253", PacketBuilder(six).routing(253, 1).tcp(443), drop("ext.routing-experiment")},
         {"type 254", PacketBuilder(six).routing(254, 0).tcp(443), drop("ext.routing-experiment")},
         {"type 252", PacketBuilder(six).routing(252, 0).tcp(443), accept("default.native")},
         {"type 255", PacketBuilder(six).routing(255, 0).tcp(443), accept("default.native")},
         {"type 2", PacketBuilder(six).routing(2, 1).tcp(443), accept("default.native")},
         {"none", PacketBuilder(six).tcp(443), accept("default.native")}},
        dropping("ext.routing-experiment"));
  CHECK(is_noted(PacketBuilder(six).routing(253, 1).tcp(443), "ext.routing-experiment"));
}

TEST_CASE("ext.routing-experiment inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"in the inner packet", tunnelled(PacketBuilder(six).routing(253, 1).tcp(443)),
          drop("ext.routing-experiment", 1)},
         {"type 2 in it", tunnelled(PacketBuilder(six).routing(2, 1).tcp(443)),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("ext.routing-experiment"));
}
