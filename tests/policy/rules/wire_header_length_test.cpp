// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::packet::Protocol;

TEST_CASE("wire.header-length (RFC 791 3.1)", "[policy]") {
  const auto four = ipv4("8.0.0.1", "9.0.0.2");
  const auto six = ipv6("2600::1", "2600::2");
  check({{"an IPv4 header of four words", PacketBuilder(four).ipv4_header_words(4).tcp(80),
          drop("wire.header-length")},
         {"an IPv4 header longer than its packet", PacketBuilder(four).ipv4_header_words(6),
          drop("wire.header-length")},
         {"an IPv4 total length below its header", PacketBuilder(four).payload_length(16).tcp(80),
          drop("wire.header-length")},
         {"a TCP header of four words",
          PacketBuilder(six).protocol(
              6, {0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0x40, 2, 0, 0, 0, 0, 0, 0}),
          drop("wire.header-length")},
         {"a UDP length of 7", PacketBuilder(six).udp(1, 2).udp_length(7),
          drop("wire.header-length")},
         {"an AH without its own fields",
          PacketBuilder(six).extension(Protocol::ah, Bytes(8, 0)).tcp(80),
          drop("wire.header-length")},
         {"an IPv4 header of six words, with options",
          PacketBuilder(four).ipv4_options({1, 1, 1, 0}).tcp(80), accept("default.native")},
         {"a UDP length of 8", PacketBuilder(six).udp(1, 2), accept("default.native")},
         {"an AH of fields and nothing more", PacketBuilder(six).ah(0).tcp(80),
          accept("default.native")}});
}

TEST_CASE("wire.header-length inside a tunnel", "[policy]") {
  check({{"a UDP length of 0", tunnelled(ipv6("2600::1", "2600::2").udp(1, 2).udp_length(0)),
          drop("wire.header-length", 1)}},
        with_declared_tunnels());
}
