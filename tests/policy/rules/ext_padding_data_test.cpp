// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"

using namespace sixgate::test;

TEST_CASE("ext.padding-data (RFC 8200 4.2)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"a PadN that holds text",
        PacketBuilder(six).destination_options(option(1, {'l', 'e', 'a', 'k'})).tcp(443),
        drop("ext.padding-data")},
       {"one whose last byte is not zero",
        PacketBuilder(six).hop_by_hop(option(1, {0, 0, 0, 1})).tcp(443), drop("ext.padding-data")},
       {"zeros", PacketBuilder(six).destination_options(option(1, {0, 0, 0, 0})).tcp(443),
        accept("default.native")},
       {"another option that holds text",
        PacketBuilder(six).destination_options(home_address_option("2600::a")).tcp(443),
        accept("default.native")},
       {"Pad1", PacketBuilder(six).hop_by_hop(joined({pad1(), pad_n(5)})).tcp(443),
        accept("default.native")}},
      dropping("ext.padding-data"));
  CHECK(is_noted(PacketBuilder(six).destination_options(option(1, {'l', 'e', 'a', 'k'})).tcp(443),
                 "ext.padding-data"));
}

TEST_CASE("ext.padding-data inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"in the inner packet",
          tunnelled(PacketBuilder(six).destination_options(option(1, {0, 7, 0, 0})).tcp(443)),
          drop("ext.padding-data", 1)},
         {"zeros in it", tunnelled(PacketBuilder(six).destination_options().tcp(443)),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("ext.padding-data"));
}
