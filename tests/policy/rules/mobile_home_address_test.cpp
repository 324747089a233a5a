// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"

using namespace sixgate::test;

TEST_CASE("mobile.home-address (RFC 6275 6.3)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"a multicast one",
          PacketBuilder(six).destination_options(home_address_option("ff02::1")).tcp(443),
          drop("mobile.home-address")},
         {"a link-local one",
          PacketBuilder(six).destination_options(home_address_option("fe80::1")).tcp(443),
          drop("mobile.home-address")},
         {"the unspecified one",
          PacketBuilder(six).destination_options(home_address_option("::")).tcp(443),
          drop("mobile.home-address")},
         {"the loopback one",
          PacketBuilder(six).destination_options(home_address_option("::1")).tcp(443),
          drop("mobile.home-address")},
         {"an IPv4 one in disguise",
          PacketBuilder(six).destination_options(home_address_option("::ffff:192.0.2.1")).tcp(443),
          drop("mobile.home-address")},
         {"one of four bytes",
          PacketBuilder(six).destination_options(option(0xc9, {192, 0, 2, 1})).tcp(443),
          drop("mobile.home-address")},
         {"from a link-local source", ipv6("fe80::1", "fe80::2").home_address("2600::a").tcp(443),
          drop("mobile.home-address")},
         {"from no source, which has a reason of its own",
          ipv6("::", "2600::2").home_address("2600::a").tcp(443), drop("ipv6.source-unspecified")},
         {"on neighbour discovery",
          ipv6("2600::1", "2600::2").home_address("2600::a").neighbour_solicitation("2600::2"),
          drop("mobile.home-address")},
         {"a global one", PacketBuilder(six).home_address("2600::a").tcp(443),
          accept("default.native")},
         {"a unique local one", PacketBuilder(six).home_address("fd00::a").tcp(443),
          accept("default.native")},
         {"that of the source", PacketBuilder(six).home_address("2600::1").tcp(443),
          accept("default.native")},
         {"none", PacketBuilder(six).destination_options().tcp(443), accept("default.native")}},
        dropping("mobile.home-address"));
  CHECK(is_noted(PacketBuilder(six).destination_options(home_address_option("ff02::1")).tcp(443),
                 "mobile.home-address"));
}

TEST_CASE("mobile.home-address inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"in the inner packet",
        tunnelled(PacketBuilder(six).destination_options(home_address_option("ff02::1")).tcp(443)),
        drop("mobile.home-address", 1)},
       {"a global one in it", tunnelled(PacketBuilder(six).home_address("2600::a").tcp(443)),
        accept("service.allowed", 1)}},
      dropping_in_tunnels("mobile.home-address"));
}
