// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ext.routing-type-1 (RFC 9288 3.5.2.5)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"type 1 with a segment left", PacketBuilder(six).routing(1, 1).tcp(443),
          drop("ext.routing-type-1")},
         {"type 1, spent", PacketBuilder(six).routing(1, 0).tcp(443), drop("ext.routing-type-1")},
         {"type 1 behind a type 2", PacketBuilder(six).routing(2, 1).routing(1, 1).tcp(443),
          drop("ext.routing-type-1")},
         {"type 2, of Mobile IPv6", PacketBuilder(six).routing(2, 1).tcp(443),
          accept("default.native")},
         {"type 4, segments", PacketBuilder(six).routing(4, 1).tcp(443), accept("default.native")},
         {"an unknown type", PacketBuilder(six).routing(77, 1).tcp(443), accept("default.native")},
         {"no routing header", PacketBuilder(six).tcp(443), accept("default.native")}});
}

TEST_CASE("ext.routing-type-1 inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"type 1 inside 6in4", tunnelled(PacketBuilder(six).routing(1, 1).tcp(443)),
          drop("ext.routing-type-1", 1)},
         {"type 4 inside 6in4", tunnelled(PacketBuilder(six).routing(4, 1).tcp(443)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
