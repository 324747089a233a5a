// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("frag.tiny-tcp (RFC 1858 3)", "[policy]") {
  const auto four = ipv4("8.0.0.1", "9.0.0.2");
  check(
      {{"a first fragment with 8 bytes of TCP",
        PacketBuilder(four).fragment(0, true, 7).protocol(6, Bytes(8, 0)), drop("frag.tiny-tcp")},
       {"one with 16", PacketBuilder(four).fragment(0, true, 7).protocol(6, Bytes(16, 0)),
        drop("frag.tiny-tcp")},
       {"behind IPv4 options they do not count",
        PacketBuilder(four)
            .ipv4_options(Bytes(40, 1))
            .fragment(0, true, 7)
            .protocol(6, Bytes(16, 0)),
        drop("frag.tiny-tcp")},
       {"a later one at offset 8, with more behind it",
        PacketBuilder(four).fragment(8, true, 7).protocol(6, Bytes(16, 0)), drop("frag.tiny-tcp")},
       {"a later one at offset 8, the last",
        PacketBuilder(four).fragment(8, false, 7).protocol(6, Bytes(12, 0)), drop("frag.tiny-tcp")},
       {"a first fragment with the whole TCP header",
        PacketBuilder(four).fragment(0, true, 7).tcp(443).payload(4), accept("default.native")},
       {"a later one at offset 16, of which no filter lives",
        PacketBuilder(four).fragment(16, false, 7).protocol(6, Bytes(12, 0)),
        accept("frag.allowed")},
       {"UDP at offset 8", PacketBuilder(four).fragment(8, false, 7).protocol(17, Bytes(12, 0)),
        accept("frag.allowed")},
       {"ICMP in 8 bytes",
        PacketBuilder(four).fragment(0, true, 7).protocol(1, {8, 0, 0, 0, 0, 0, 0, 0}),
        accept("default.native")},
       {"over IPv6 the chain has a rule of its own",
        ipv6("2600::1", "2600::2").fragment(0, true, 7).protocol(6, Bytes(16, 0)),
        drop("frag.header-chain")},
       {"over IPv6 at offset 8",
        ipv6("2600::1", "2600::2").fragment(8, false, 7).protocol(6, Bytes(16, 0)),
        accept("frag.allowed")},
       {"TCP that is no fragment", PacketBuilder(four).tcp(443), accept("default.native")}});
}

TEST_CASE("frag.tiny-tcp inside a tunnel", "[policy]") {
  const auto four = ipv4("8.0.0.9", "9.0.0.9");
  check({{"a first fragment with 8 bytes of TCP",
          tunnelled(PacketBuilder(four).fragment(0, true, 7).protocol(6, Bytes(8, 0))),
          drop("frag.tiny-tcp", 1)},
         {"a later one at offset 8",
          tunnelled(PacketBuilder(four).fragment(8, false, 7).protocol(6, Bytes(8, 0))),
          drop("frag.tiny-tcp", 1)},
         {"a first one with the whole header",
          tunnelled(PacketBuilder(four).fragment(0, true, 7).tcp(443).payload(4)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
