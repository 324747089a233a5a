// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"

using namespace sixgate::test;

TEST_CASE("ext.option-smf-dpd (RFC 9288 4.4.6.5)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"in a Hop-by-Hop header",
        PacketBuilder(six).hop_by_hop(option(0x08, {1, 2, 3, 4})).tcp(443),
        drop("ext.option-smf-dpd")},
       {"behind another option",
        PacketBuilder(six)
            .hop_by_hop(joined({tunnel_encapsulation_limit_option(4), option(0x08, {1, 2, 3, 4})}))
            .tcp(443),
        drop("ext.option-smf-dpd")},
       {"performance metrics, which are permitted",
        PacketBuilder(six).destination_options(option(0x0f, Bytes(10, 0))).tcp(443),
        accept("default.native")},
       {"the option type in the data of another option",
        PacketBuilder(six).hop_by_hop(option(0x6d, {0x08, 0})).tcp(443), accept("default.native")},
       {"no options", PacketBuilder(six).tcp(443), accept("default.native")}},
      dropping("ext.option-smf-dpd"));
  CHECK(is_noted(PacketBuilder(six).hop_by_hop(option(0x08, {1, 2, 3, 4})).tcp(443),
                 "ext.option-smf-dpd"));
}

TEST_CASE("ext.option-smf-dpd inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"in the inner packet",
          tunnelled(PacketBuilder(six).hop_by_hop(option(0x08, {1, 2, 3, 4})).tcp(443)),
          drop("ext.option-smf-dpd", 1)},
         {"a permitted one in it",
          tunnelled(PacketBuilder(six).hop_by_hop(option(0x23, Bytes(4, 0))).tcp(443)),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("ext.option-smf-dpd"));
}
