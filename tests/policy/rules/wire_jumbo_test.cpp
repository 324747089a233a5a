// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("wire.jumbo (RFC 2675 3)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"payload length 0, Hop-by-Hop and no option",
          PacketBuilder(six).hop_by_hop().tcp(443).payload_length(0), drop("wire.jumbo")},
         {"the option beside a payload length", PacketBuilder(six).jumbo(70000).tcp(443),
          drop("wire.jumbo")},
         {"a jumbogram of 65535 bytes",
          PacketBuilder(six).jumbo(65535).udp(1, 2).payload(65519).payload_length(0),
          drop("wire.jumbo")},
         {"a jumbogram of 65536 bytes",
          PacketBuilder(six).jumbo(65536).udp(1, 2).payload(65520).payload_length(0),
          accept("default.native")},
         {"payload length 0 and nothing behind", PacketBuilder(six), accept("default.native")},
         {"Hop-by-Hop with a payload length", PacketBuilder(six).hop_by_hop().tcp(443),
          accept("default.native")}});
}

TEST_CASE("wire.jumbo inside a tunnel", "[policy]") {
  check({{"payload length 0 and no option",
          tunnelled(ipv6("2600::1", "2600::2").hop_by_hop().tcp(443).payload_length(0)),
          drop("wire.jumbo", 1)}},
        with_declared_tunnels());
}
