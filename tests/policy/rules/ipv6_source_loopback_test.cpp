// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv6.source-loopback (RFC 4291 2.5.3)", "[policy]") {
  check({{"from the loopback address, to us", ipv6("::1", "2600::2").tcp(443),
          drop("ipv6.source-loopback"), received},
         {"forwarded", ipv6("::1", "2600::2").tcp(443), drop("ipv6.source-loopback"), forwarded},
         {"in a capture of a link", ipv6("::1", "2600::2").tcp(443), drop("ipv6.source-loopback")},
         {"over the loopback interface", ipv6("::1", "::1").tcp(443), accept("default.native"),
          looped},
         {"from us, where translation may follow", ipv6("::1", "2600::2").tcp(443),
          accept("default.native"), sent},
         {"from just above", ipv6("::2", "2600::2").tcp(443), accept("default.native"), received}});
}

TEST_CASE("ipv6.source-loopback inside a tunnel", "[policy]") {
  check({{"from the loopback address", tunnelled(ipv6("::1", "2600::2").tcp(443)),
          drop("ipv6.source-loopback", 1)},
         {"from a node", tunnelled(ipv6("2600::1", "2600::2").tcp(443)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("ipv6.source-loopback in a capture of the loopback interface", "[policy]") {
  const auto to_itself = ipv6("::1", "::1").udp(1000, 2000);
  CHECK(decide(to_itself, Site()).verdict == accept("default.native"));
  CHECK(decide(to_itself, Site(), forwarded).verdict.is_drop());
}
