// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("frag.misaligned (RFC 8200 4.5)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  const auto four = ipv4("8.0.0.1", "9.0.0.2");
  check({{"a first fragment of 60 bytes",
          PacketBuilder(six).fragment(0, true, 7).udp(1, 53).payload(52), drop("frag.misaligned")},
         {"a later one of 7 that others follow",
          PacketBuilder(six).fragment(800, true, 7).protocol(17, Bytes(7, 0)),
          drop("frag.misaligned")},
         {"headers in front of the Fragment header do not count",
          PacketBuilder(six).hop_by_hop().fragment(800, true, 7).protocol(17, Bytes(9, 0)),
          drop("frag.misaligned")},
         {"headers behind it do",
          PacketBuilder(six).fragment(0, true, 7).destination_options().udp(1, 53).payload(9),
          drop("frag.misaligned")},
         {"one of 64 bytes", PacketBuilder(six).fragment(0, true, 7).udp(1, 53).payload(56),
          accept("default.native")},
         {"one that hides its header chain too",
          PacketBuilder(six).fragment(0, true, 7).protocol(58, {128, 0, 0, 0}),
          drop("frag.header-chain")},
         {"the last one, of whatever length",
          PacketBuilder(six).fragment(800, false, 7).protocol(17, Bytes(7, 0)),
          accept("frag.allowed")},
         {"an atomic one, of whatever length",
          PacketBuilder(six).fragment(0, false, 7).udp(1, 53).payload(3), accept("default.native")},
         {"over IPv4, a later one of 12",
          PacketBuilder(four).fragment(800, true, 7).protocol(17, Bytes(12, 0)),
          drop("frag.misaligned")},
         {"behind an IPv4 header of an odd number of fours, as long as a whole one would be",
          PacketBuilder(four)
              .ipv4_options(Bytes(4, 1))
              .fragment(800, true, 7)
              .protocol(17, Bytes(12, 0)),
          drop("frag.misaligned")},
         {"behind such a header, a multiple of 8",
          PacketBuilder(four)
              .ipv4_options(Bytes(4, 1))
              .fragment(800, true, 7)
              .protocol(17, Bytes(16, 0)),
          accept("frag.allowed")},
         {"the last one over IPv4",
          PacketBuilder(four).fragment(800, false, 7).protocol(17, Bytes(12, 0)),
          accept("frag.allowed")},
         {"no fragment", PacketBuilder(four).udp(1, 53).payload(3), accept("default.native")}});
}

TEST_CASE("frag.misaligned inside a tunnel", "[policy]") {
  check({{"over IPv6",
          tunnelled(ipv6("2600::1", "2600::2").fragment(800, true, 7).protocol(17, Bytes(7, 0))),
          drop("frag.misaligned", 1)},
         {"over IPv4",
          tunnelled(ipv4("8.0.0.9", "9.0.0.9").fragment(800, true, 7).protocol(17, Bytes(7, 0))),
          drop("frag.misaligned", 1)},
         {"a well-formed one",
          tunnelled(ipv6("2600::1", "2600::2").fragment(0, true, 7).udp(1, 53).payload(8)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
