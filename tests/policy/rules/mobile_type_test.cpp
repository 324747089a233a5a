// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/mobility.hpp"

using namespace sixgate::test;

TEST_CASE("mobile.type (RFC 6275 9.2)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"a Fast Binding Update", PacketBuilder(six).mobility({.type = 8, .data = Bytes(2, 0)}),
          drop("mobile.type")},
         {"an experimental message", PacketBuilder(six).mobility({.type = 11, .data = Bytes(2, 0)}),
          drop("mobile.type")},
         {"a Binding Revocation", PacketBuilder(six).mobility({.type = 16, .data = Bytes(2, 0)}),
          drop("mobile.type")},
         {"a type that nobody knows",
          PacketBuilder(six).mobility({.type = 99, .data = Bytes(2, 0)}), drop("mobile.type")},
         {"a Binding Error, the last of RFC 6275",
          PacketBuilder(six).mobility(binding_error(1, "2600::a")), accept("default.native")},
         {"a Home Agent Switch", PacketBuilder(six).mobility({.type = 12, .data = Bytes(2, 0)}),
          accept("default.native")},
         {"a Heartbeat", PacketBuilder(six).mobility({.type = 13, .data = Bytes(2, 0)}),
          accept("default.native")},
         {"no mobility message", PacketBuilder(six).destination_options().tcp(443),
          accept("default.native")}},
        dropping("mobile.type"));
  CHECK(is_noted(PacketBuilder(six).mobility({.type = 8, .data = Bytes(2, 0)}), "mobile.type"));
}

TEST_CASE("mobile.type inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"in the inner packet",
          tunnelled(PacketBuilder(six).mobility({.type = 8, .data = Bytes(2, 0)})),
          drop("mobile.type", 1)},
         {"a type of RFC 6275 in it",
          tunnelled(PacketBuilder(six).mobility(binding_refresh_request())),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("mobile.type"));
}

TEST_CASE("the site says which other mobility messages it uses", "[policy]") {
  const auto revocation = ipv6("2600::1", "2600::2").mobility({.type = 16, .data = Bytes(2, 0)});
  CHECK_FALSE(is_noted(revocation, "mobile.type", 0, Site().mobility_types({16})));
  CHECK(is_noted(revocation, "mobile.type", 0, Site().mobility_types({8, 9})));
}
