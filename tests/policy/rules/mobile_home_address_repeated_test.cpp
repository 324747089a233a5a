// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"

using namespace sixgate::test;

TEST_CASE("mobile.home-address-repeated (RFC 6275 6.3)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"two in one header",
          PacketBuilder(six)
              .destination_options(
                  joined({home_address_option("2600::a"), home_address_option("2600::b")}))
              .tcp(443),
          drop("mobile.home-address-repeated")},
         {"the same twice",
          PacketBuilder(six).home_address("2600::a").home_address("2600::a").tcp(443),
          drop("mobile.home-address-repeated")},
         {"one", PacketBuilder(six).home_address("2600::a").tcp(443), accept("default.native")},
         {"one beside another option",
          PacketBuilder(six)
              .destination_options(
                  joined({home_address_option("2600::a"), tunnel_encapsulation_limit_option(4)}))
              .tcp(443),
          accept("default.native")}});
}

TEST_CASE("mobile.home-address-repeated inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"two in the inner packet",
          tunnelled(PacketBuilder(six).home_address("2600::a").home_address("2600::b").tcp(443)),
          drop("mobile.home-address-repeated", 1)},
         {"one in each packet",
          ipv6("2600:8::1", "2600:9::2")
              .home_address("2600::a")
              .carries(PacketBuilder(six).home_address("2600::b").tcp(443)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
