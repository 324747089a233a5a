// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("icmpv6.ptb-mtu (RFC 8201 4)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"an MTU of 1279", PacketBuilder(six).packet_too_big(1279), drop("icmpv6.ptb-mtu")},
       {"an MTU of 0", PacketBuilder(six).packet_too_big(0), drop("icmpv6.ptb-mtu")},
       {"an MTU of 1279, our own", PacketBuilder(six).packet_too_big(1279), drop("icmpv6.ptb-mtu"),
        sent},
       {"an MTU of 1280", PacketBuilder(six).packet_too_big(1280), accept("icmpv6.packet-too-big")},
       {"an MTU of 65535", PacketBuilder(six).packet_too_big(65535),
        accept("icmpv6.packet-too-big")},
       {"an MTU of 1280 from a private address", ipv6("fd00::1", "2600::2").packet_too_big(1280),
        accept("icmpv6.packet-too-big"), forwarded},
       {"another error whose word is small", PacketBuilder(six).icmpv6_error(4, 0, 40),
        accept("icmpv6.error-passes")},
       {"an echo request whose identifier and sequence are small",
        PacketBuilder(six).icmpv6(128, 0, 40), accept("icmpv6.allowed")}});
}

TEST_CASE("icmpv6.ptb-mtu inside a tunnel", "[policy]") {
  check({{"an MTU of 1279", tunnelled(ipv6("2600::1", "2600::2").packet_too_big(1279)),
          drop("icmpv6.ptb-mtu", 1)},
         {"an MTU of 1280", tunnelled(ipv6("2600::1", "2600::2").packet_too_big(1280)),
          accept("icmpv6.packet-too-big", 1)}},
        with_declared_tunnels());
}
