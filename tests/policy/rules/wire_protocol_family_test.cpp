// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("wire.protocol-family (RFC 4443 2.1)", "[policy]") {
  check({{"ICMP over IPv6", ipv6("2600::1", "2600::2").protocol(1, Bytes(8, 0)),
          drop("wire.protocol-family")},
         {"IGMP over IPv6", ipv6("2600::1", "2600::2").protocol(2, Bytes(8, 0)),
          drop("wire.protocol-family")},
         {"ICMP over IPv6 behind an extension header",
          ipv6("2600::1", "2600::2").destination_options().protocol(1, Bytes(8, 0)),
          drop("wire.protocol-family")},
         {"ICMPv6 over IPv4", ipv4("8.0.0.1", "9.0.0.2").protocol(58, Bytes(8, 0)),
          drop("wire.protocol-family")},
         {"a later fragment that says it is ICMPv6, over IPv4",
          ipv4("8.0.0.1", "9.0.0.2").fragment(8, false, 1).protocol(58, Bytes(8, 0)),
          drop("wire.protocol-family")},
         {"ICMPv6 over IPv6", ipv6("2600::1", "2600::2").icmpv6(128), accept("icmpv6.allowed")},
         {"ICMP over IPv4", ipv4("8.0.0.1", "9.0.0.2").icmpv4(8), accept("default.native")},
         {"IGMP over IPv4", ipv4("8.0.0.1", "224.0.0.22").protocol(2, Bytes(8, 0)),
          accept("default.native")},
         {"a protocol that both have", ipv6("2600::1", "2600::2").protocol(89, Bytes(24, 0)),
          accept("default.native")}});
}

TEST_CASE("wire.protocol-family inside a tunnel", "[policy]") {
  check({{"ICMP over IPv6", tunnelled(ipv6("2600::1", "2600::2").protocol(1, Bytes(8, 0))),
          drop("wire.protocol-family", 1)},
         {"ICMPv6 over IPv4", tunnelled(ipv4("8.1.0.1", "9.1.0.2").protocol(58, Bytes(8, 0))),
          drop("wire.protocol-family", 1)},
         {"ICMPv6 over IPv6", tunnelled(ipv6("2600::1", "2600::2").icmpv6(128)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
