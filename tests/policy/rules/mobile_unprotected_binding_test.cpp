// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/ipsec.hpp"
#include "support/ipv6_options.hpp"
#include "support/mobility.hpp"

using namespace sixgate::test;

TEST_CASE("mobile.unprotected-binding (RFC 6275 5.1)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  const Bytes authorization = option(5, Bytes(12, 7));
  check(
      {{"a Binding Update that registers at home",
        PacketBuilder(six).home_address("2600::a").mobility(binding_update(1, 0xc000, 9)),
        drop("mobile.unprotected-binding")},
       {"one that gives the registration up",
        PacketBuilder(six).mobility(binding_update(1, 0xc000, 0)),
        drop("mobile.unprotected-binding")},
       {"one with what a correspondent would want",
        PacketBuilder(six).mobility(binding_update(1, 0xc000, 9, authorization)),
        drop("mobile.unprotected-binding")},
       {"a Binding Acknowledgement that nothing authorizes",
        PacketBuilder(six).routing(2, 1).mobility(binding_acknowledgement(0, 1, 9)),
        drop("mobile.unprotected-binding")},
       {"one that refuses", PacketBuilder(six).mobility(binding_acknowledgement(139, 1, 9)),
        drop("mobile.unprotected-binding")},
       {"a Home Agent Switch", PacketBuilder(six).mobility({.type = 12, .data = Bytes(2, 0)}),
        drop("mobile.unprotected-binding")},
       {"a Heartbeat", PacketBuilder(six).mobility({.type = 13, .data = Bytes(2, 0)}),
        drop("mobile.unprotected-binding")},
       {"the registration in AH",
        PacketBuilder(six).home_address("2600::a").ah().mobility(binding_update(1, 0xc000, 9)),
        accept("default.native")},
       {"in ESP that can be read",
        PacketBuilder(six).home_address("2600::a").esp_null({}).mobility(
            binding_update(1, 0xc000, 9)),
        accept("default.native")},
       {"in ESP that cannot", PacketBuilder(six).home_address("2600::a").esp(),
        accept("default.native")},
       {"a Binding Update to a correspondent",
        PacketBuilder(six).home_address("2600::a").mobility(
            binding_update(1, 0x8000, 9, authorization)),
        accept("default.native")},
       {"a correspondent\'s acknowledgement",
        PacketBuilder(six).routing(2, 1).mobility(binding_acknowledgement(0, 1, 9, authorization)),
        accept("default.native")},
       {"one that had no keys to authorize it",
        PacketBuilder(six).mobility(binding_acknowledgement(136, 1, 9)), accept("default.native")},
       {"the last status of those", PacketBuilder(six).mobility(binding_acknowledgement(138, 1, 9)),
        accept("default.native")},
       {"return routability", PacketBuilder(six).mobility(home_test_init(1)),
        accept("default.native")},
       {"its answer", PacketBuilder(six).mobility(care_of_test(1, 2, 3)), accept("default.native")},
       {"a Binding Error", PacketBuilder(six).mobility(binding_error(1, "2600::a")),
        accept("default.native")},
       {"a Binding Update that is too short to tell",
        PacketBuilder(six).mobility({.type = 5, .data = {0, 1}}), accept("default.native")}},
      dropping("mobile.unprotected-binding"));
  CHECK(is_noted(PacketBuilder(six).home_address("2600::a").mobility(binding_update(1, 0xc000, 9)),
                 "mobile.unprotected-binding"));
}

TEST_CASE("mobile.unprotected-binding inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  const Bytes authorization = option(5, Bytes(12, 7));
  check({{"in a tunnel that does not protect it",
          tunnelled(PacketBuilder(six).mobility(binding_update(1, 0xc000, 9))),
          drop("mobile.unprotected-binding", 1)},
         {"for a correspondent",
          tunnelled(PacketBuilder(six).mobility(binding_update(1, 0x8000, 9, authorization))),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("mobile.unprotected-binding"));
}

TEST_CASE("a tunnel in AH protects what it carries", "[policy]") {
  const auto registration = ipv6("2600::1", "2600::2").mobility(binding_update(1, 0xc000, 9));
  const auto outer = ipv6("2600:8::1", "2600:9::2");
  check({{"a registration in it", PacketBuilder(outer).ah().carries(registration),
          accept("service.allowed", 1)},
         {"a registration in a tunnel in clear", PacketBuilder(outer).carries(registration),
          drop("mobile.unprotected-binding", 1)}},
        dropping_in_tunnels("mobile.unprotected-binding"));
}
