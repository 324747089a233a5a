// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ext.header-experiment (RFC 9288 3.5.10.5)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"protocol 253", PacketBuilder(six).protocol(253, Bytes(8, 0)),
          drop("ext.header-experiment")},
         {"protocol 254", PacketBuilder(six).protocol(254, Bytes(8, 0)),
          drop("ext.header-experiment")},
         {"behind other headers",
          PacketBuilder(six).hop_by_hop().destination_options().protocol(253, Bytes(8, 0)),
          drop("ext.header-experiment")},
         {"255, which is reserved", PacketBuilder(six).protocol(255, Bytes(8, 0)),
          accept("default.native")},
         {"TCP", PacketBuilder(six).tcp(443), accept("default.native")},
         {"253 over IPv4", ipv4("8.0.0.1", "9.0.0.2").protocol(253, Bytes(8, 0)),
          accept("default.native")}},
        dropping("ext.header-experiment"));
  CHECK(is_noted(PacketBuilder(six).protocol(253, Bytes(8, 0)), "ext.header-experiment"));
}

TEST_CASE("ext.header-experiment inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"the inner packet is of one", tunnelled(PacketBuilder(six).protocol(253, Bytes(8, 0))),
          drop("ext.header-experiment", 1)},
         {"it is TCP", tunnelled(PacketBuilder(six).tcp(443)), accept("service.allowed", 1)}},
        dropping_in_tunnels("ext.header-experiment"));
}
