// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv6.mapped (RFC 4942 2.2)", "[policy]") {
  check(
      {{"from a mapped address", ipv6("::ffff:127.0.0.1", "2600::2").tcp(443), drop("ipv6.mapped")},
       {"to a mapped address", ipv6("2600::1", "::ffff:10.1.1.1").tcp(443), drop("ipv6.mapped")},
       {"our own", ipv6("2600::1", "::ffff:0:0").tcp(443), drop("ipv6.mapped"), sent},
       {"from just below", ipv6("2600::1", "::fffe:ffff:ffff").tcp(443), accept("default.native")},
       {"from just above", ipv6("::1:0:0:0", "2600::2").tcp(443), accept("default.native")},
       {"over IPv4 itself", ipv4("10.1.1.1", "9.0.0.2").tcp(443), accept("default.native")}});
}

TEST_CASE("ipv6.mapped inside a tunnel", "[policy]") {
  check(
      {{"to a mapped address", tunnelled(ipv6("2600::1", "::ffff:10.1.1.1").tcp(443)),
        drop("ipv6.mapped", 1)},
       {"to a node", tunnelled(ipv6("2600::1", "2600::2").tcp(443)), accept("service.allowed", 1)}},
      with_declared_tunnels());
}

TEST_CASE("routers test label switched paths with mapped loopback destinations (RFC 8029 2.1)",
          "[policy]") {
  check({{"an echo request", ipv6("2600::1", "::ffff:127.0.0.1").udp(49152, 3503),
          accept("default.native"), sent},
         {"to just beside them", ipv6("2600::1", "::ffff:128.0.0.1").udp(49152, 3503),
          drop("ipv6.mapped"), sent},
         {"from one of them", ipv6("::ffff:127.0.0.1", "2600::1").udp(3503, 49152),
          drop("ipv6.mapped"), received}});
}
