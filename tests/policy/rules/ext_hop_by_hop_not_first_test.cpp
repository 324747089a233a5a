// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ext.hop-by-hop-not-first (RFC 8200 4.1)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"behind a Destination Options header",
          PacketBuilder(six).destination_options().hop_by_hop().tcp(443),
          drop("ext.hop-by-hop-not-first")},
         {"behind another one", PacketBuilder(six).hop_by_hop().hop_by_hop().tcp(443),
          drop("ext.hop-by-hop-not-first")},
         {"behind the Fragment header of a first fragment",
          PacketBuilder(six).fragment(0, true, 1).hop_by_hop().udp(1, 53).payload(8),
          drop("ext.hop-by-hop-not-first")},
         {"behind AH", PacketBuilder(six).ah().hop_by_hop().tcp(443),
          drop("ext.hop-by-hop-not-first")},
         {"directly behind the IPv6 header",
          PacketBuilder(six).hop_by_hop().destination_options().tcp(443), accept("default.native")},
         {"in front of a Fragment header",
          PacketBuilder(six).hop_by_hop().fragment(8, true, 1).protocol(17, Bytes(8, 0)),
          accept("frag.allowed")},
         {"a later fragment that calls its content so, which nobody has checked",
          PacketBuilder(six).fragment(8, false, 1).protocol(0, Bytes(8, 0)),
          accept("frag.allowed")}});
}

TEST_CASE("ext.hop-by-hop-not-first inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"not first in the inner packet",
          tunnelled(PacketBuilder(six).routing(4, 0).hop_by_hop().tcp(443)),
          drop("ext.hop-by-hop-not-first", 1)},
         {"first in the inner packet, behind the outer one's headers",
          ipv6("2600:8::1", "2600:9::2")
              .destination_options()
              .carries(PacketBuilder(six).hop_by_hop().tcp(443)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
