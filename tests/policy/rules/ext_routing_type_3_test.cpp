// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"
#include "support/routing_headers.hpp"

using namespace sixgate::test;

TEST_CASE("ext.routing-type-3 (RFC 9288 3.5.2.5)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"a source route of RPL",
          PacketBuilder(six).routing(rpl_route({"2600::7", "2600::9"}, 2, 8, 8)).tcp(443),
          drop("ext.routing-type-3")},
         {"one that is spent",
          PacketBuilder(six).routing(rpl_route({"2600::7", "2600::9"}, 0, 8, 8)).tcp(443),
          drop("ext.routing-type-3")},
         {"one whose fields do not fit together", PacketBuilder(six).routing(3, 200).tcp(443),
          drop("ext.routing-type-3")},
         {"type 2, of Mobile IPv6", PacketBuilder(six).routing(2, 1).tcp(443),
          accept("default.native")},
         {"type 4, segments", PacketBuilder(six).routing(4, 1).tcp(443), accept("default.native")},
         {"RPL's option, which is another thing",
          PacketBuilder(six).hop_by_hop(option(0x23, {0, 0, 0, 0})).tcp(443),
          accept("default.native")}});
}

TEST_CASE("ext.routing-type-3 inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"type 3 inside 6in4",
          tunnelled(PacketBuilder(six).routing(rpl_route({"2600::9"}, 1, 8, 8)).tcp(443)),
          drop("ext.routing-type-3", 1)},
         {"type 4 inside 6in4", tunnelled(PacketBuilder(six).routing(4, 1).tcp(443)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
