// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/routing_headers.hpp"

using namespace sixgate::test;

TEST_CASE("ext.routing-crh (RFC 9288 3.5.2.5)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"segments of 16 bits", PacketBuilder(six).routing(compact_routing_16({1, 2}, 1)).tcp(443),
          drop("ext.routing-crh")},
         {"segments of 32 bits", PacketBuilder(six).routing(compact_routing_32({1}, 0)).tcp(443),
          drop("ext.routing-crh")},
         {"behind a type 4",
          PacketBuilder(six).routing(4, 1).routing(compact_routing_16({1, 2}, 1)).tcp(443),
          drop("ext.routing-crh")},
         {"type 4", PacketBuilder(six).routing(4, 1).tcp(443), accept("default.native")},
         {"type 7", PacketBuilder(six).routing(7, 0).tcp(443), accept("default.native")},
         {"none", PacketBuilder(six).tcp(443), accept("default.native")}},
        dropping("ext.routing-crh"));
  CHECK(is_noted(PacketBuilder(six).routing(compact_routing_16({1, 2}, 1)).tcp(443),
                 "ext.routing-crh"));
}

TEST_CASE("ext.routing-crh inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"in the inner packet",
          tunnelled(PacketBuilder(six).routing(compact_routing_16({1, 2}, 1)).tcp(443)),
          drop("ext.routing-crh", 1)},
         {"type 4 in it", tunnelled(PacketBuilder(six).routing(4, 1).tcp(443)),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("ext.routing-crh"));
}
