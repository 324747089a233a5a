// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/mobility.hpp"

using namespace sixgate::test;

TEST_CASE("mobile.payload-protocol (RFC 6275 9.2)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"TCP behind it", PacketBuilder(six).mobility(binding_refresh_request()).tcp(443),
          drop("mobile.payload-protocol")},
         {"Destination Options behind it",
          PacketBuilder(six).mobility(binding_refresh_request()).destination_options().tcp(443),
          drop("mobile.payload-protocol")},
         {"nothing behind it", PacketBuilder(six).mobility(binding_refresh_request()),
          accept("default.native")},
         {"no mobility message", PacketBuilder(six).destination_options().tcp(443),
          accept("default.native")}},
        dropping("mobile.payload-protocol"));
  CHECK(is_noted(PacketBuilder(six).mobility(binding_refresh_request()).tcp(443),
                 "mobile.payload-protocol"));
}

TEST_CASE("mobile.payload-protocol inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"in the inner packet",
          tunnelled(PacketBuilder(six).mobility(binding_refresh_request()).tcp(443)),
          drop("mobile.payload-protocol", 1)},
         {"nothing behind it in the inner packet",
          tunnelled(PacketBuilder(six).mobility(binding_refresh_request())),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("mobile.payload-protocol"));
}
