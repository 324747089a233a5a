// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ext.option-jumbo (RFC 9288 4.4.16.5)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  const Bytes jumbogram =
      PacketBuilder(six).jumbo(65536).udp(1, 2).payload(65520).payload_length(0);
  check({{"a jumbogram", jumbogram, drop("ext.option-jumbo")},
         {"the option beside a payload length, which is no jumbogram",
          PacketBuilder(six).jumbo(70000).tcp(443), drop("wire.jumbo")},
         {"a Hop-by-Hop header without it", PacketBuilder(six).hop_by_hop().tcp(443),
          accept("default.native")},
         {"a long packet", PacketBuilder(six).udp(1, 9).payload(9000), accept("default.native")}},
        dropping("ext.option-jumbo"));
  CHECK(is_noted(jumbogram, "ext.option-jumbo"));
}

TEST_CASE("ext.option-jumbo inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  const auto inner = PacketBuilder(six).jumbo(65536).udp(1, 2).payload(65520).payload_length(0);
  const auto outer = ipv6("2600:8::1", "2600:9::2").jumbo(65536 + 48).carries(inner);
  const Site site = with_declared_tunnels();
  CHECK(is_noted(PacketBuilder(outer).payload_length(0), "ext.option-jumbo", 1, site));
  CHECK_FALSE(
      is_noted(tunnelled(PacketBuilder(six).hop_by_hop().tcp(443)), "ext.option-jumbo", 1, site));
}
