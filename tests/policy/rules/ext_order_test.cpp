// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/ipsec.hpp"
#include "support/mobility.hpp"

using namespace sixgate::test;

TEST_CASE("ext.order (RFC 8200 4.1)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"Routing in front of Destination Options for the way",
        PacketBuilder(six).routing(4, 1).destination_options().routing(4, 1).tcp(443),
        drop("ext.order")},
       {"Fragment in front of Routing",
        PacketBuilder(six).fragment(0, false, 1).routing(4, 1).tcp(443), drop("ext.order")},
       {"AH in front of Fragment", PacketBuilder(six).ah().fragment(0, false, 1).tcp(443),
        drop("ext.order")},
       {"two Routing headers of one kind", PacketBuilder(six).routing(4, 1).routing(4, 1).tcp(443),
        drop("ext.order")},
       {"two AH", PacketBuilder(six).ah().ah().tcp(443), drop("ext.order")},
       {"two Destination Options headers in a row",
        PacketBuilder(six).destination_options().destination_options().tcp(443), drop("ext.order")},
       {"three of them",
        PacketBuilder(six)
            .destination_options()
            .routing(4, 1)
            .destination_options()
            .destination_options()
            .tcp(443),
        drop("ext.order")},
       {"a home address in front of Routing",
        PacketBuilder(six).home_address("2600::a").routing(4, 1).tcp(443), drop("ext.order")},
       {"a home address behind Fragment",
        PacketBuilder(six).fragment(0, false, 1).home_address("2600::a").tcp(443),
        drop("ext.order")},
       {"a home address behind AH", PacketBuilder(six).ah().home_address("2600::a").tcp(443),
        drop("ext.order")},
       {"type 2 in front of another Routing header",
        PacketBuilder(six).routing(2, 1).routing(4, 1).tcp(443), drop("ext.order")},
       {"something behind a Mobility Header",
        PacketBuilder(six).mobility(5).destination_options().tcp(443), drop("ext.order")},
       {"all of them where they belong",
        PacketBuilder(six)
            .hop_by_hop()
            .destination_options()
            .routing(4, 1)
            .fragment(0, false, 1)
            .ah()
            .destination_options()
            .tcp(443),
        accept("default.native")},
       {"a home address in its own place",
        PacketBuilder(six)
            .destination_options()
            .routing(4, 1)
            .home_address("2600::a")
            .fragment(0, false, 1)
            .ah()
            .destination_options()
            .tcp(443),
        accept("default.native")},
       {"a home address without a Routing header",
        PacketBuilder(six).hop_by_hop().home_address("2600::a").ah().tcp(443),
        accept("default.native")},
       {"type 2 behind another Routing header",
        PacketBuilder(six).routing(4, 1).routing(2, 1).tcp(443), accept("default.native")},
       {"a Mobility Header that is the last",
        PacketBuilder(six).home_address("2600::a").ah().mobility(binding_update(1, 0xc000, 9)),
        accept("default.native")},
       {"Destination Options alone", PacketBuilder(six).destination_options().tcp(443),
        accept("default.native")},
       {"Destination Options in front of ESP and behind it",
        PacketBuilder(six).destination_options().esp_null({}).destination_options().tcp(443),
        accept("default.native")},
       {"HIP, which has no place in that order", PacketBuilder(six).then(hip(1)),
        accept("default.native")},
       {"a later fragment",
        PacketBuilder(six).hop_by_hop().fragment(8, false, 1).protocol(6, Bytes(8, 0)),
        accept("frag.allowed")},
       {"no extension header", PacketBuilder(six).tcp(443), accept("default.native")}},
      dropping("ext.order"));
  CHECK(is_noted(PacketBuilder(six).routing(4, 1).destination_options().routing(4, 1).tcp(443),
                 "ext.order"));
}

TEST_CASE("ext.order inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"the inner chain is out of order",
          tunnelled(PacketBuilder(six).ah().routing(4, 1).tcp(443)), drop("ext.order", 1)},
         {"it is not", tunnelled(PacketBuilder(six).routing(4, 1).ah().tcp(443)),
          accept("ipsec.allowed", 1)}},
        dropping_in_tunnels("ext.order"));
}

TEST_CASE("each packet has an order of its own: RFC 8200 4.1", "[policy]") {
  check({{"Routing in the outer packet, Destination Options in the inner one",
          ipv6("2600:8::1", "2600:9::2")
              .routing(4, 0)
              .carries(ipv6("2600::1", "2600::2").destination_options().tcp(443)),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("ext.order"));
}
