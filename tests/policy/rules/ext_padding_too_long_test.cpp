// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"

using namespace sixgate::test;

TEST_CASE("ext.padding-too-long (RFC 8883 2.7)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"a PadN of 8 bytes",
          PacketBuilder(six).destination_options(joined({pad_n(8), pad_n(6)})).tcp(443),
          drop("ext.padding-too-long")},
         {"eight Pad1",
          PacketBuilder(six)
              .hop_by_hop(joined({Bytes(8, 0), tunnel_encapsulation_limit_option(4)}))
              .tcp(443),
          drop("ext.padding-too-long")},
         {"two that are longer only together",
          PacketBuilder(six)
              .hop_by_hop(joined({pad_n(4), pad_n(4), tunnel_encapsulation_limit_option(4)}))
              .tcp(443),
          drop("ext.padding-too-long")},
         {"seven bytes",
          PacketBuilder(six)
              .hop_by_hop(joined({pad_n(7), tunnel_encapsulation_limit_option(4)}))
              .tcp(443),
          accept("default.native")},
         {"more than seven, but not in a row",
          PacketBuilder(six)
              .hop_by_hop(joined({pad_n(5), tunnel_encapsulation_limit_option(4), pad_n(6)}))
              .tcp(443),
          accept("default.native")},
         {"a header of padding alone", PacketBuilder(six).hop_by_hop().tcp(443),
          accept("default.native")}},
        dropping("ext.padding-too-long"));
  CHECK(is_noted(PacketBuilder(six).destination_options(joined({pad_n(8), pad_n(6)})).tcp(443),
                 "ext.padding-too-long"));
}

TEST_CASE("ext.padding-too-long inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"in the inner packet", tunnelled(PacketBuilder(six).hop_by_hop(pad_n(14)).tcp(443)),
          drop("ext.padding-too-long", 1)},
         {"no more than it needs", tunnelled(PacketBuilder(six).hop_by_hop().tcp(443)),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("ext.padding-too-long"));
}
