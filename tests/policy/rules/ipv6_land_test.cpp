// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv6.land (RFC 3704 3.2)", "[policy]") {
  check({{"to itself", ipv6("2600::2", "2600::2").tcp(80, 80), drop("ipv6.land")},
         {"to itself, received", ipv6("2600::2", "2600::2").udp(1, 2), drop("ipv6.land"), received},
         {"from us to us, over whatever device", ipv6("2600::2", "2600::2").udp(1, 2),
          accept("default.native"), sent},
         {"to itself over the loopback interface", ipv6("2600::2", "2600::2").tcp(80, 80),
          accept("default.native"), looped},
         {"to its neighbour", ipv6("2600::2", "2600::3").tcp(80, 80), accept("default.native")},
         {"duplicate address detection, whose target is no address of its header",
          ipv6("::", "ff02::1:ff00:2").neighbour_solicitation("2600::2"), accept("nd.allowed")}});
}

TEST_CASE("ipv6.land inside a tunnel", "[policy]") {
  check({{"to itself", tunnelled(ipv6("2600::2", "2600::2").tcp(80, 80)), drop("ipv6.land", 1)},
         {"to its neighbour", tunnelled(ipv6("2600::3", "2600::2").tcp(80, 80)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("ipv6.land in a capture of the loopback interface", "[policy]") {
  const auto to_itself = ipv6("::1", "::1").udp(1000, 2000);
  CHECK(decide(to_itself, Site()).verdict == accept("default.native"));
  CHECK(decide(to_itself, Site(), forwarded).verdict.is_drop());
}
