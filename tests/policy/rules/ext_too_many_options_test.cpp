// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"

using namespace sixgate::test;

TEST_CASE("ext.too-many-options (RFC 8504 5.3)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  const auto options = [](std::size_t count) {
    Bytes bytes;
    for (std::size_t i = 0; i < count; ++i) put(bytes, tunnel_encapsulation_limit_option(4));
    return bytes;
  };
  check({{"nine options in one header", PacketBuilder(six).destination_options(options(9)).tcp(443),
          drop("ext.too-many-options")},
         {"nine in a Hop-by-Hop header", PacketBuilder(six).hop_by_hop(options(9)).tcp(443),
          drop("ext.too-many-options")},
         {"eight", PacketBuilder(six).destination_options(options(8)).tcp(443),
          accept("default.native")},
         {"eight in each of two headers",
          PacketBuilder(six).hop_by_hop(options(8)).destination_options(options(8)).tcp(443),
          accept("default.native")},
         {"padding does not count",
          PacketBuilder(six)
              .destination_options(joined({options(8), pad_n(2), pad1(), pad_n(3)}))
              .tcp(443),
          accept("default.native")},
         {"none", PacketBuilder(six).destination_options().tcp(443), accept("default.native")}},
        dropping("ext.too-many-options"));
  CHECK(is_noted(PacketBuilder(six).destination_options(options(9)).tcp(443),
                 "ext.too-many-options"));
}

TEST_CASE("ext.too-many-options inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  const auto options = [](std::size_t count) {
    Bytes bytes;
    for (std::size_t i = 0; i < count; ++i) put(bytes, tunnel_encapsulation_limit_option(4));
    return bytes;
  };
  check({{"nine in the inner packet",
          tunnelled(PacketBuilder(six).destination_options(options(9)).tcp(443)),
          drop("ext.too-many-options", 1)},
         {"eight in it", tunnelled(PacketBuilder(six).destination_options(options(8)).tcp(443)),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("ext.too-many-options"));
}

TEST_CASE("how many options are too many the site says", "[policy]") {
  const auto packet = ipv6("2600::1", "2600::2")
                          .destination_options(joined({tunnel_encapsulation_limit_option(4),
                                                       tunnel_encapsulation_limit_option(4)}))
                          .tcp(443);
  CHECK(is_noted(packet, "ext.too-many-options", 0, Site().max_options(1)));
  CHECK_FALSE(is_noted(packet, "ext.too-many-options", 0, Site().max_options(2)));
}
