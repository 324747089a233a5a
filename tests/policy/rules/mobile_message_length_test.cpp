// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/mobility.hpp"

using namespace sixgate::test;

TEST_CASE("mobile.message-length (RFC 6275 9.2)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"a Binding Update of 8 bytes", PacketBuilder(six).mobility({.type = 5, .data = {0, 1}}),
          drop("mobile.message-length")},
         {"a Home Test of 16", PacketBuilder(six).mobility({.type = 3, .data = Bytes(10, 0)}),
          drop("mobile.message-length")},
         {"a Binding Update", PacketBuilder(six).mobility(binding_update(1, 0x8000, 9)),
          accept("default.native")},
         {"a Binding Refresh Request, of 8 bytes",
          PacketBuilder(six).mobility(binding_refresh_request()), accept("default.native")},
         {"a Home Test", PacketBuilder(six).mobility(home_test(1, 2, 3)), accept("default.native")},
         {"no mobility message", PacketBuilder(six).destination_options().tcp(443),
          accept("default.native")}},
        dropping("mobile.message-length"));
  CHECK(
      is_noted(PacketBuilder(six).mobility({.type = 5, .data = {0, 1}}), "mobile.message-length"));
}

TEST_CASE("mobile.message-length inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"in the inner packet", tunnelled(PacketBuilder(six).mobility({.type = 5, .data = {0, 1}})),
        drop("mobile.message-length", 1)},
       {"a whole one in it", tunnelled(PacketBuilder(six).mobility(binding_update(1, 0x8000, 9))),
        accept("service.allowed", 1)}},
      dropping_in_tunnels("mobile.message-length"));
}
