// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/mobility.hpp"
#include "support/routing_headers.hpp"

using namespace sixgate::test;

TEST_CASE("mobile.companion (RFC 6275 6.1)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"a Home Test Init with a home address",
          PacketBuilder(six).home_address("2600::a").mobility(home_test_init(1)),
          drop("mobile.companion")},
         {"a Binding Acknowledgement with a home address",
          PacketBuilder(six).home_address("2600::a").mobility(binding_acknowledgement(136, 1, 9)),
          drop("mobile.companion")},
         {"a Binding Update with a type 2 routing header",
          PacketBuilder(six).routing(home_route("2600::5")).mobility(binding_update(1, 0x8000, 9)),
          drop("mobile.companion")},
         {"a Binding Refresh Request with one",
          PacketBuilder(six).routing(home_route("2600::5")).mobility(binding_refresh_request()),
          drop("mobile.companion")},
         {"a Binding Update with a home address",
          PacketBuilder(six).home_address("2600::a").mobility(binding_update(1, 0x8000, 9)),
          accept("default.native")},
         {"a Binding Acknowledgement to one",
          PacketBuilder(six)
              .routing(home_route("2600::5"))
              .mobility(binding_acknowledgement(136, 1, 9)),
          accept("default.native")},
         {"a Home Test Init alone", PacketBuilder(six).mobility(home_test_init(1)),
          accept("default.native")},
         {"a Heartbeat, which RFC 6275 does not know",
          PacketBuilder(six).home_address("2600::a").mobility({.type = 13, .data = Bytes(2, 0)}),
          accept("default.native")},
         {"data with both",
          PacketBuilder(six).routing(home_route("2600::5")).home_address("2600::a").tcp(443),
          accept("default.native")}},
        dropping("mobile.companion"));
  CHECK(is_noted(PacketBuilder(six).home_address("2600::a").mobility(home_test_init(1)),
                 "mobile.companion"));
}

TEST_CASE("mobile.companion inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"in the inner packet",
          tunnelled(PacketBuilder(six).home_address("2600::a").mobility(home_test_init(1))),
          drop("mobile.companion", 1)},
         {"one with nothing beside it", tunnelled(PacketBuilder(six).mobility(home_test_init(1))),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("mobile.companion"));
}
