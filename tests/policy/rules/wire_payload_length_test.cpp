// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("wire.payload-length (RFC 8200 3)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  const auto four = ipv4("8.0.0.1", "9.0.0.2");
  check({{"IPv6, one byte more than there is", PacketBuilder(six).payload_length(21).tcp(443),
          drop("wire.payload-length")},
         {"IPv4, one byte more than there is", PacketBuilder(four).payload_length(41).tcp(443),
          drop("wire.payload-length")},
         {"UDP, one byte more than there is", PacketBuilder(six).udp(1, 2).udp_length(9),
          drop("wire.payload-length")},
         {"a jumbogram that is not there",
          PacketBuilder(six).jumbo(70000).udp(1, 2).payload_length(0), drop("wire.payload-length")},
         {"as much as there is", PacketBuilder(six).payload_length(20).tcp(443),
          accept("default.native")},
         {"less than there is: the rest is padding", PacketBuilder(six).tcp(443).padded(6),
          accept("default.native")},
         {"UDP in a first fragment, whose rest follows",
          PacketBuilder(six).fragment(0, true, 1).udp(1, 2).udp_length(3000),
          accept("default.native")}});
}

TEST_CASE("wire.payload-length inside a tunnel", "[policy]") {
  check({{"the inner packet states more than the outer one holds",
          tunnelled(ipv6("2600::1", "2600::2").payload_length(21).tcp(443)),
          drop("wire.payload-length", 1)}},
        with_declared_tunnels());
}
