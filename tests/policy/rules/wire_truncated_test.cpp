// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("wire.truncated (RFC 8200 4)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"39 bytes of an IPv6 header", PacketBuilder(six).truncated(39), drop("wire.truncated")},
       {"19 bytes of an IPv4 header", ipv4("8.0.0.1", "9.0.0.2").truncated(19),
        drop("wire.truncated")},
       {"19 bytes of TCP", PacketBuilder(six).protocol(6, Bytes(19, 0)), drop("wire.truncated")},
       {"7 bytes of ICMPv6", PacketBuilder(six).protocol(58, Bytes(7, 128)),
        drop("wire.truncated")},
       {"a routing header longer than its packet",
        PacketBuilder(six).extension(sixgate::packet::Protocol::routing, {0, 2, 2, 1, 0, 0, 0, 0}),
        drop("wire.truncated")},
       {"a Fragment header that splits nothing, and no TCP behind it",
        PacketBuilder(six).fragment(0, false, 1).says_next(6), drop("wire.truncated")},
       {"20 bytes of TCP", PacketBuilder(six).tcp(443), accept("default.native")},
       {"a later fragment, which has no TCP header of its own",
        PacketBuilder(six).fragment(1480, false, 1).protocol(6, Bytes(4, 0)),
        accept("frag.allowed")},
       {"ESP, however short", PacketBuilder(six).protocol(50, Bytes(8, 1)),
        accept("default.native")}});
}

TEST_CASE("wire.truncated inside a tunnel", "[policy]") {
  check({{"39 bytes of an inner IPv6 header",
          ipv4("8.0.0.1", "9.0.0.2").protocol(41, ipv6("2600::1", "2600::2").truncated(39).bytes()),
          drop("wire.truncated", 1)},
         {"3 bytes of GRE", ipv4("8.0.0.1", "9.0.0.2").protocol(47, {0, 0, 0x86}),
          drop("wire.truncated")}},
        with_declared_tunnels());
}
