// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv4.source-unspecified (RFC 1812 5.3.7)", "[policy]") {
  check({{"from nowhere, forwarded", ipv4("0.0.0.0", "9.0.0.2").udp(68, 67),
          drop("ipv4.source-unspecified"), forwarded},
         {"from the last address of network 0, forwarded",
          ipv4("0.255.255.255", "9.0.0.2").udp(1, 2), drop("ipv4.source-unspecified"), forwarded},
         {"DHCP on its link", ipv4("0.0.0.0", "255.255.255.255").udp(68, 67),
          accept("default.native"), received},
         {"DHCP through a bridge", ipv4("0.0.0.0", "255.255.255.255").udp(68, 67),
          accept("default.native"), bridged},
         {"our own DHCP", ipv4("0.0.0.0", "255.255.255.255").udp(68, 67), accept("default.native"),
          sent},
         {"DHCP in a capture", ipv4("0.0.0.0", "255.255.255.255").udp(68, 67),
          accept("default.native")},
         {"from just above, forwarded", ipv4("1.0.0.0", "9.0.0.2").udp(1, 2),
          accept("default.native"), forwarded}});
}

TEST_CASE("ipv4.source-unspecified inside a tunnel", "[policy]") {
  check({{"from nowhere", tunnelled(ipv4("0.0.0.0", "9.1.0.2").udp(1, 2)),
          drop("ipv4.source-unspecified", 1)},
         {"DHCP of a link that is carried",
          tunnelled(ipv4("0.0.0.0", "255.255.255.255").udp(68, 67)), accept("service.allowed", 1)},
         {"IGMP of a link that is carried",
          tunnelled(ipv4("0.0.0.0", "224.0.0.1").protocol(2, Bytes(8, 0))),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
