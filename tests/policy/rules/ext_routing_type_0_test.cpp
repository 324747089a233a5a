// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ext.routing-type-0 (RFC 5095 4.2)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"type 0 with one segment left", PacketBuilder(six).routing(0, 1).tcp(443),
          drop("ext.routing-type-0")},
         {"type 0 with many segments left", PacketBuilder(six).routing(0, 23).icmpv6(128),
          drop("ext.routing-type-0")},
         {"type 0, spent: still gone", PacketBuilder(six).routing(0, 0).tcp(443),
          drop("ext.routing-type-0")},
         {"type 0 behind other headers",
          PacketBuilder(six).hop_by_hop().destination_options().routing(0, 1).tcp(443),
          drop("ext.routing-type-0")},
         {"type 0 behind a type 2", PacketBuilder(six).routing(2, 1).routing(0, 1).tcp(443),
          drop("ext.routing-type-0")},
         {"type 0 in a first fragment, behind its Fragment header",
          PacketBuilder(six).fragment(0, true, 1).routing(0, 1).tcp(443).payload(4),
          drop("ext.routing-type-0")},
         {"type 0 in front of something nobody can read", PacketBuilder(six).routing(0, 1).esp(),
          drop("ext.routing-type-0")},
         {"type 2, of Mobile IPv6", PacketBuilder(six).routing(2, 1).tcp(443),
          accept("default.native")},
         {"type 4, segments", PacketBuilder(six).routing(4, 3).tcp(443), accept("default.native")},
         {"an experimental type", PacketBuilder(six).routing(253, 1).tcp(443),
          accept("default.native")},
         {"no routing header", PacketBuilder(six).tcp(443), accept("default.native")}});
}

TEST_CASE("ext.routing-type-0 inside a tunnel", "[policy]") {
  check({{"inside 6in4", tunnelled(ipv6("2600::1", "2600::2").routing(0, 1).tcp(443)),
          drop("ext.routing-type-0", 1)},
         {"inside GRE",
          ipv4("8.0.0.1", "9.0.0.2").gre(ipv6("2600::1", "2600::2").routing(0, 1).tcp(443)),
          drop("ext.routing-type-0", 1)},
         {"type 4 inside 6in4", tunnelled(ipv6("2600::1", "2600::2").routing(4, 1).tcp(443)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("inside Teredo it is dropped for its own reason where Teredo may pass", "[policy]") {
  const auto packet =
      ipv4("192.0.2.45", "8.0.0.1")
          .udp(40000, 3544)
          .teredo(ipv6("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2600::1").routing(0, 1).tcp(443));
  check({{"a type 0 inside Teredo", packet, drop("ext.routing-type-0", 1)}},
        Site().action("tunnel.teredo-blocked", sixgate::policy::Action::accept));
}
