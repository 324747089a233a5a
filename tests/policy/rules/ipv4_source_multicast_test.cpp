// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv4.source-multicast (RFC 1812 5.3.7)", "[policy]") {
  check({{"from all hosts of the link", ipv4("224.0.0.1", "9.0.0.2").udp(1, 2),
          drop("ipv4.source-multicast")},
         {"from the last group", ipv4("239.255.255.255", "9.0.0.2").udp(1, 2),
          drop("ipv4.source-multicast")},
         {"from a group, forwarded", ipv4("232.1.1.1", "9.0.0.2").icmpv4(0),
          drop("ipv4.source-multicast"), forwarded},
         {"from just below multicast", ipv4("223.255.255.255", "9.0.0.2").udp(1, 2),
          accept("default.native")},
         {"from just above multicast", ipv4("240.0.0.0", "9.0.0.2").udp(1, 2),
          accept("default.native")},
         {"to a group, as multicast is meant", ipv4("8.0.0.1", "224.0.0.251").udp(5353, 5353),
          accept("default.native")}});
}

TEST_CASE("ipv4.source-multicast inside a tunnel", "[policy]") {
  check({{"from a group", tunnelled(ipv4("224.0.0.1", "9.1.0.2").udp(1, 2)),
          drop("ipv4.source-multicast", 1)},
         {"from a node", tunnelled(ipv4("8.1.0.1", "9.1.0.2").udp(1, 2)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
