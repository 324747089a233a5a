// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"

using namespace sixgate::test;

TEST_CASE("ext.chain-too-large (RFC 8883 2.4)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"a chain of 520 bytes",
        PacketBuilder(six)
            .destination_options(option(0x8b, Bytes(252, 0)))
            .routing(4, 0)
            .routing(4, 0)
            .ah(212)
            .tcp(443),
        drop("ext.chain-too-large")},
       {"one of 512",
        PacketBuilder(six)
            .hop_by_hop(option(0x23, Bytes(252, 0)))
            .destination_options(option(0x8b, Bytes(252, 0)))
            .tcp(443),
        accept("default.native")},
       {"what is behind it does not count",
        PacketBuilder(six).destination_options().udp(1, 9).payload(1200), accept("default.native")},
       {"ESP, which is no part of it", PacketBuilder(six).destination_options().esp(),
        accept("default.native")}},
      dropping("ext.chain-too-large"));
  CHECK(is_noted(PacketBuilder(six)
                     .destination_options(option(0x8b, Bytes(252, 0)))
                     .routing(4, 0)
                     .routing(4, 0)
                     .ah(212)
                     .tcp(443),
                 "ext.chain-too-large"));
}

TEST_CASE("ext.chain-too-large inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"the inner chain is too long",
        tunnelled(PacketBuilder(six)
                      .hop_by_hop(option(0x23, Bytes(252, 0)))
                      .destination_options(option(0x8b, Bytes(252, 0)))
                      .routing(4, 0)
                      .tcp(443)),
        drop("ext.chain-too-large", 1)},
       {"it is not", tunnelled(PacketBuilder(six).hop_by_hop(option(0x23, Bytes(252, 0))).tcp(443)),
        accept("service.allowed", 1)}},
      dropping_in_tunnels("ext.chain-too-large"));
}

TEST_CASE("how long a chain may be the site says", "[policy]") {
  const auto packet = ipv6("2600::1", "2600::2").hop_by_hop().destination_options().tcp(443);
  CHECK(is_noted(packet, "ext.chain-too-large", 0, Site().max_chain_length(15)));
  CHECK_FALSE(is_noted(packet, "ext.chain-too-large", 0, Site().max_chain_length(16)));
}
