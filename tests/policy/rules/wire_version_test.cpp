// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("wire.version (RFC 8200 3)", "[policy]") {
  check({{"version 5", ipv6("2600::1", "2600::2").version(5).tcp(443), drop("wire.version")},
         {"version 7", ipv6("2600::1", "2600::2").version(7).tcp(443), drop("wire.version")},
         {"version 0", Bytes(60, 0), drop("wire.version")},
         {"version 6", ipv6("2600::1", "2600::2").tcp(443), accept("default.native")},
         {"version 4", ipv4("8.0.0.1", "9.0.0.2").tcp(443), accept("default.native")}});
}

TEST_CASE("wire.version inside a tunnel: two receivers would read two packets", "[policy]") {
  const auto outer = ipv4("8.0.0.1", "9.0.0.2");
  const auto six = ipv6("2600::1", "2600::2").tcp(443);
  const auto four = ipv4("10.0.0.1", "10.0.0.2").tcp(443);
  check({{"IPv4 behind protocol 41", PacketBuilder(outer).protocol(41, four),
          drop("wire.version", 1)},
         {"IPv6 behind protocol 4", PacketBuilder(outer).protocol(4, six), drop("wire.version", 1)},
         {"IPv4 behind GRE's number for IPv6", PacketBuilder(outer).gre(0, 0x86dd, four),
          drop("wire.version", 1)},
         {"IPv6 behind protocol 41", PacketBuilder(outer).protocol(41, six),
          accept("service.allowed", 1)},
         {"IPv4 behind protocol 4", PacketBuilder(outer).protocol(4, four),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
