// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv4.land (RFC 3704 3.2)", "[policy]") {
  check({{"to itself", ipv4("9.0.0.2", "9.0.0.2").tcp(80, 80), drop("ipv4.land")},
         {"to itself, received", ipv4("9.0.0.2", "9.0.0.2").udp(1, 2), drop("ipv4.land"), received},
         {"from us to us, over whatever device", ipv4("9.0.0.2", "9.0.0.2").udp(1, 2),
          accept("default.native"), sent},
         {"to itself over the loopback interface", ipv4("9.0.0.2", "9.0.0.2").tcp(80, 80),
          accept("default.native"), looped},
         {"to its neighbour", ipv4("9.0.0.2", "9.0.0.3").tcp(80, 80), accept("default.native")}});
}

TEST_CASE("ipv4.land inside a tunnel", "[policy]") {
  check({{"to itself", tunnelled(ipv4("9.0.0.2", "9.0.0.2").tcp(80, 80)), drop("ipv4.land", 1)},
         {"to its neighbour", tunnelled(ipv4("9.0.0.3", "9.0.0.2").tcp(80, 80)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("ipv4.land in a capture of the loopback interface", "[policy]") {
  const auto to_itself = ipv4("127.0.0.1", "127.0.0.1").udp(1000, 2000);
  CHECK(decide(to_itself, Site()).verdict == accept("default.native"));
  CHECK(decide(to_itself, Site(), forwarded).verdict.is_drop());
}
