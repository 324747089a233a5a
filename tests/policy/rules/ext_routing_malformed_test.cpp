// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/routing_headers.hpp"

using namespace sixgate::test;

TEST_CASE("ext.routing-malformed (RFC 6275 6.4.1)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"type 2 with no segment left",
          PacketBuilder(six).routing(routing_header(2, 0, Bytes(20, 0x26))).tcp(443),
          drop("ext.routing-malformed")},
         {"type 2 with two addresses",
          PacketBuilder(six).routing(routing_header(2, 1, Bytes(36, 0x26))).tcp(443),
          drop("ext.routing-malformed")},
         {"type 2 to a group", PacketBuilder(six).routing(home_route("ff02::1")).tcp(443),
          drop("ext.routing-malformed")},
         {"type 4 with more segments left than it has",
          PacketBuilder(six).routing(segment_routing({"2600::5", "2600::6"}, 3)).tcp(443),
          drop("ext.routing-malformed")},
         {"type 4 whose segments do not fit into it",
          PacketBuilder(six).routing(routing_header(4, 1, Bytes{9, 0, 0, 0})).tcp(443),
          drop("ext.routing-malformed")},
         {"type 4 by way of a group",
          PacketBuilder(six).routing(segment_routing({"2600::5", "ff0e::6"}, 1)).tcp(443),
          drop("ext.routing-malformed")},
         {"type 4 with a TLV that runs over",
          PacketBuilder(six)
              .routing(segment_routing({"2600::5"}, 1, {5, 40, 0, 0, 0, 0, 0, 0}))
              .tcp(443),
          drop("ext.routing-malformed")},
         {"type 2 to a home address", PacketBuilder(six).routing(home_route("2600::5")).tcp(443),
          accept("default.native")},
         {"type 4", PacketBuilder(six).routing(segment_routing({"2600::5", "2600::6"}, 1)).tcp(443),
          accept("default.native")},
         {"type 4, spent",
          PacketBuilder(six).routing(segment_routing({"2600::5", "2600::6"}, 0)).tcp(443),
          accept("default.native")},
         {"type 4 with a sound TLV",
          PacketBuilder(six)
              .routing(segment_routing({"2600::5"}, 1, {5, 6, 0, 0, 0, 0, 0, 0}))
              .tcp(443),
          accept("default.native")},
         {"a type that nobody knows, of whatever form",
          PacketBuilder(six).routing(routing_header(77, 9, {1, 2, 3, 4})).tcp(443),
          accept("default.native")}},
        dropping("ext.routing-malformed"));
  CHECK(is_noted(PacketBuilder(six).routing(routing_header(2, 0, Bytes(20, 0x26))).tcp(443),
                 "ext.routing-malformed"));
}

TEST_CASE("ext.routing-malformed inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"in the inner packet",
        tunnelled(PacketBuilder(six).routing(routing_header(2, 0, Bytes(20, 0x26))).tcp(443)),
        drop("ext.routing-malformed", 1)},
       {"a sound one in it", tunnelled(PacketBuilder(six).routing(home_route("2600::5")).tcp(443)),
        accept("service.allowed", 1)}},
      dropping_in_tunnels("ext.routing-malformed"));
}
