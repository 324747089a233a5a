// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv4.tcp-multicast (RFC 9293 3.9.2.3)", "[policy]") {
  check(
      {{"TCP to all hosts of the link", ipv4("8.0.0.1", "224.0.0.1").tcp(80),
        drop("ipv4.tcp-multicast"), received},
       {"TCP to the last group", ipv4("8.0.0.1", "239.255.255.255").tcp(80),
        drop("ipv4.tcp-multicast")},
       {"UDP to a group", ipv4("8.0.0.1", "224.0.0.251").udp(5353, 5353), accept("default.native")},
       {"TCP to just below multicast", ipv4("8.0.0.1", "223.255.255.255").tcp(80),
        accept("default.native")}},
      Site().action("ipv4.tcp-multicast", Action::drop));
}

TEST_CASE("by default ipv4.tcp-multicast is told and passes", "[policy]") {
  CHECK(is_noted("ipv4.tcp-multicast", ipv4("8.0.0.1", "224.0.0.1").tcp(80)));
  CHECK_FALSE(is_noted("ipv4.tcp-multicast", ipv4("8.0.0.1", "224.0.0.1").udp(1, 80)));
}

TEST_CASE("ipv4.tcp-multicast inside a tunnel", "[policy]") {
  check({{"TCP to a group", tunnelled(ipv4("8.1.0.1", "232.0.0.1").tcp(80)),
          drop("ipv4.tcp-multicast", 1)},
         {"UDP to a group", tunnelled(ipv4("8.1.0.1", "232.0.0.1").udp(1, 80)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().action("ipv4.tcp-multicast", Action::drop));
}
