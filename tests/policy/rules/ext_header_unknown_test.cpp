// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/ipsec.hpp"

using namespace sixgate::test;

TEST_CASE("ext.header-unknown (RFC 9288 3.6.5)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"protocol 148", PacketBuilder(six).protocol(148, Bytes(8, 0)), drop("ext.header-unknown")},
       {"protocol 252", PacketBuilder(six).protocol(252, Bytes(8, 0)), drop("ext.header-unknown")},
       {"behind other headers",
        PacketBuilder(six).hop_by_hop().destination_options().protocol(200, Bytes(8, 0)),
        drop("ext.header-unknown")},
       {"147, the last that is assigned", PacketBuilder(six).protocol(147, Bytes(8, 0)),
        accept("default.native")},
       {"TCP", PacketBuilder(six).tcp(443), accept("default.native")},
       {"something in ESP without encryption, which the kernel does not look into",
        PacketBuilder(six).esp_null({}).protocol(200, Bytes(8, 0)), accept("default.native")},
       {"200 over IPv4", ipv4("8.0.0.1", "9.0.0.2").protocol(200, Bytes(8, 0)),
        accept("default.native")}},
      dropping("ext.header-unknown"));
  CHECK(is_noted(PacketBuilder(six).protocol(148, Bytes(8, 0)), "ext.header-unknown"));
}

TEST_CASE("ext.header-unknown inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"the inner packet is of one", tunnelled(PacketBuilder(six).protocol(200, Bytes(8, 0))),
          drop("ext.header-unknown", 1)},
         {"it is TCP", tunnelled(PacketBuilder(six).tcp(443)), accept("service.allowed", 1)}},
        dropping_in_tunnels("ext.header-unknown"));
}
