// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv4.source-broadcast (RFC 1812 4.2.2.11)", "[policy]") {
  check(
      {{"from everybody", ipv4("255.255.255.255", "9.0.0.2").udp(1, 2),
        drop("ipv4.source-broadcast")},
       {"from just below", ipv4("255.255.255.254", "9.0.0.2").udp(1, 2), accept("default.native")},
       {"to everybody", ipv4("9.0.0.1", "255.255.255.255").udp(68, 67), accept("default.native")},
       {"from a broadcast address of ours, which the kernel refuses itself",
        ipv4("9.0.0.255", "9.0.0.2").udp(1, 2), accept("default.native")}},
      Site().broadcast({"9.0.0.255"}));
}

TEST_CASE("ipv4.source-broadcast inside a tunnel", "[policy]") {
  check({{"from everybody", tunnelled(ipv4("255.255.255.255", "9.1.0.2").udp(1, 2)),
          drop("ipv4.source-broadcast", 1)},
         {"from a broadcast address of ours", tunnelled(ipv4("9.1.0.255", "9.1.0.2").udp(1, 2)),
          drop("ipv4.source-broadcast", 1)},
         {"from another network's", tunnelled(ipv4("8.1.0.255", "9.1.0.2").udp(1, 2)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().broadcast({"9.1.0.255"}));
}
