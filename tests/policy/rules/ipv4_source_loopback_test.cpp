// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv4.source-loopback (RFC 1812 5.3.7)", "[policy]") {
  check({{"from a loopback address, to us", ipv4("127.0.0.1", "9.0.0.2").udp(1, 2),
          drop("ipv4.source-loopback"), received},
         {"from the last loopback address, forwarded", ipv4("127.255.255.255", "9.0.0.2").udp(1, 2),
          drop("ipv4.source-loopback"), forwarded},
         {"in a capture of a link", ipv4("127.0.0.1", "9.0.0.2").udp(1, 2),
          drop("ipv4.source-loopback")},
         {"through a bridge", ipv4("127.0.0.1", "9.0.0.2").udp(1, 2), drop("ipv4.source-loopback"),
          bridged},
         {"over the loopback interface", ipv4("127.0.0.1", "127.0.0.2").udp(1, 2),
          accept("default.native"), looped},
         {"from us, where masquerading may follow", ipv4("127.0.0.1", "172.17.0.2").udp(1, 2),
          accept("default.native"), sent},
         {"from just above", ipv4("128.0.0.1", "9.0.0.2").udp(1, 2), accept("default.native"),
          received},
         {"to a loopback address that translation put there",
          ipv4("8.0.0.1", "127.0.0.1").udp(1, 2), accept("default.native"), received}});
}

TEST_CASE("ipv4.source-loopback inside a tunnel", "[policy]") {
  check({{"from a loopback address", tunnelled(ipv4("127.0.0.1", "9.1.0.2").udp(1, 2)),
          drop("ipv4.source-loopback", 1)},
         {"from a node", tunnelled(ipv4("126.0.0.1", "9.1.0.2").udp(1, 2)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("ipv4.source-loopback in a capture of the loopback interface", "[policy]") {
  const auto to_itself = ipv4("127.0.0.1", "127.0.0.1").udp(1000, 2000);
  CHECK(decide(to_itself, Site()).verdict == accept("default.native"));
  CHECK(decide(to_itself, Site(), forwarded).verdict.is_drop());
}
