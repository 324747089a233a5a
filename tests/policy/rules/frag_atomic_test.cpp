// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("frag.atomic (RFC 8021 4)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"a Fragment header that splits nothing",
          PacketBuilder(six).fragment(0, false, 1).tcp(443), drop("frag.atomic")},
         {"one behind other headers",
          PacketBuilder(six).hop_by_hop().fragment(0, false, 1).udp(1, 9), drop("frag.atomic")},
         {"on an echo request", PacketBuilder(six).fragment(0, false, 1).icmpv6(128),
          drop("frag.atomic")},
         {"a first fragment", PacketBuilder(six).fragment(0, true, 1).udp(1, 9).payload(8),
          accept("default.native")},
         {"a last fragment", PacketBuilder(six).fragment(8, false, 1).protocol(17, Bytes(8, 0)),
          accept("frag.allowed")},
         {"no fragment", PacketBuilder(six).tcp(443), accept("default.native")},
         {"IPv4, which has no such header", ipv4("8.0.0.1", "9.0.0.2").udp(1, 9),
          accept("default.native")}},
        dropping("frag.atomic"));
  CHECK(is_noted(PacketBuilder(six).fragment(0, false, 1).tcp(443), "frag.atomic"));
}

TEST_CASE("frag.atomic inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"in the inner packet", tunnelled(PacketBuilder(six).fragment(0, false, 1).tcp(443)),
          drop("frag.atomic", 1)},
         {"a first fragment in it",
          tunnelled(PacketBuilder(six).fragment(0, true, 1).udp(1, 9).payload(8)),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("frag.atomic"));
}

TEST_CASE("neighbour discovery in an atomic fragment has a rule of its own", "[policy]") {
  CHECK(decide(ipv6("fe80::1", "ff02::1").fragment(0, false, 1).router_advertisement(),
               dropping("frag.atomic"))
            .verdict == drop("nd.fragmented"));
}
