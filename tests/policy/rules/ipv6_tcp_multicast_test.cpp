// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv6.tcp-multicast (RFC 9293 3.9.2.3)", "[policy]") {
  check({{"TCP to all nodes of the link", ipv6("fe80::1", "ff02::1").tcp(80),
          drop("ipv6.tcp-multicast"), received},
         {"TCP to a global group", ipv6("2600::1", "ff0e::1").tcp(80), drop("ipv6.tcp-multicast")},
         {"behind an extension header", ipv6("fe80::1", "ff02::1").destination_options().tcp(80),
          drop("ipv6.tcp-multicast")},
         {"UDP to a group", ipv6("fe80::1", "ff02::fb").udp(5353, 5353), accept("default.native")},
         {"TCP to just below multicast", ipv6("2600::1", "feff::1").tcp(80),
          accept("default.native")}},
        Site().action("ipv6.tcp-multicast", Action::drop));
}

TEST_CASE("by default ipv6.tcp-multicast is told and passes", "[policy]") {
  CHECK(is_noted("ipv6.tcp-multicast", ipv6("fe80::1", "ff02::1").tcp(80)));
  CHECK_FALSE(is_noted("ipv6.tcp-multicast", ipv6("fe80::1", "ff02::1").udp(1, 80)));
}

TEST_CASE("ipv6.tcp-multicast inside a tunnel", "[policy]") {
  check({{"TCP to a group", tunnelled(ipv6("2600::1", "ff0e::1").tcp(80)),
          drop("ipv6.tcp-multicast", 1)},
         {"UDP to a group", tunnelled(ipv6("2600::1", "ff0e::1").udp(1, 80)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().action("ipv6.tcp-multicast", Action::drop));
}
