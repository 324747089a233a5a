// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"

using namespace sixgate::test;

TEST_CASE("ext.option-unknown (RFC 9288 4.5.5)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"in a Hop-by-Hop header",
        PacketBuilder(six).hop_by_hop(option(0x2a, {1, 2, 3, 4})).tcp(443),
        drop("ext.option-unknown")},
       {"behind another option",
        PacketBuilder(six)
            .hop_by_hop(joined({tunnel_encapsulation_limit_option(4), option(0x2a, {1, 2, 3, 4})}))
            .tcp(443),
        drop("ext.option-unknown")},
       {"one that must be answered",
        PacketBuilder(six).destination_options(option(0x99, {})).tcp(443),
        drop("ext.option-unknown")},
       {"performance metrics, which are permitted",
        PacketBuilder(six).destination_options(option(0x0f, Bytes(10, 0))).tcp(443),
        accept("default.native")},
       {"the option type in the data of another option",
        PacketBuilder(six).hop_by_hop(option(0x6d, {0x2a, 0})).tcp(443), accept("default.native")},
       {"no options", PacketBuilder(six).tcp(443), accept("default.native")}},
      dropping("ext.option-unknown"));
  CHECK(is_noted(PacketBuilder(six).hop_by_hop(option(0x2a, {1, 2, 3, 4})).tcp(443),
                 "ext.option-unknown"));
}

TEST_CASE("ext.option-unknown inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"in the inner packet",
          tunnelled(PacketBuilder(six).hop_by_hop(option(0x2a, {1, 2, 3, 4})).tcp(443)),
          drop("ext.option-unknown", 1)},
         {"a permitted one in it",
          tunnelled(PacketBuilder(six).hop_by_hop(option(0x23, Bytes(4, 0))).tcp(443)),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("ext.option-unknown"));
}

TEST_CASE("no assigned option and no experiment is unknown", "[policy]") {
  for (const std::uint8_t type : Bytes{0x04, 0x07, 0x08, 0x0f, 0x11, 0x12, 0x23, 0x26, 0x30, 0x31,
                                       0x4d, 0x63, 0x6d, 0x8a, 0x8b, 0x8c, 0xee, 0x1e, 0xde}) {
    CAPTURE(int{type});
    CHECK_FALSE(
        is_noted(ipv6("2600::1", "2600::2").destination_options(option(type, {0, 0})).tcp(443),
                 "ext.option-unknown"));
  }
}
