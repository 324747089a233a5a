// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv6.source-multicast (RFC 4291 2.7)", "[policy]") {
  check({{"from all nodes of the link", ipv6("ff02::1", "2600::2").tcp(443),
          drop("ipv6.source-multicast")},
         {"from the first multicast address", ipv6("ff00::", "2600::2").tcp(443),
          drop("ipv6.source-multicast")},
         {"from a global group, forwarded", ipv6("ff0e::1", "2600::2").icmpv6(129),
          drop("ipv6.source-multicast"), forwarded},
         {"from just below multicast", ipv6("feff:ffff::1", "2600::2").tcp(443),
          accept("default.native")},
         {"to a group, as multicast is meant", ipv6("2600::1", "ff0e::1").udp(1000, 2000),
          accept("default.native")},
         {"over IPv4, whose first octet is 255 too", ipv4("255.0.0.1", "9.0.0.2").udp(1, 2),
          accept("default.native")}});
}

TEST_CASE("ipv6.source-multicast inside a tunnel", "[policy]") {
  check({{"from a group", tunnelled(ipv6("ff02::1", "2600::2").tcp(443)),
          drop("ipv6.source-multicast", 1)},
         {"from a node", tunnelled(ipv6("2600::1", "2600::2").tcp(443)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
