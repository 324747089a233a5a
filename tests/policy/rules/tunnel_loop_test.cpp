// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/ipsec.hpp"

using namespace sixgate::test;
using B = PacketBuilder;

TEST_CASE("tunnel.loop (RFC 2473 4.1.2, 4.1.3)", "[policy]") {
  const PacketBuilder outer = ipv6("2600:8::1", "2600:9::2");
  const PacketBuilder back = ipv6("2600:9::2", "2600:8::1");
  const PacketBuilder other = ipv6("2600:8::2", "2600:9::3");
  const PacketBuilder six = ipv6("2600:1::1", "2600:2::1").tcp(443);
  const PacketBuilder outer_four = ipv4("8.0.0.1", "9.0.0.2");
  const Site site = Site()
                        .tunnel("6in6", {})
                        .tunnel("gre", {})
                        .tunnel("4in4", {})
                        .tunnel("4in6", {})
                        .max_depth(4)
                        .open_everything();
  check({{"into the same tunnel again", B(outer).carries(B(outer).carries(six)),
          drop("tunnel.loop", 1)},
         {"back through the tunnel it came in", B(outer).carries(B(back).carries(six)),
          drop("tunnel.loop", 1)},
         {"by another mechanism between the same two", B(outer).gre(B(outer).carries(six)),
          drop("tunnel.loop", 1)},
         {"with another tunnel between", B(outer).carries(B(other).carries(B(back).carries(six))),
          drop("tunnel.loop", 2)},
         {"inside another tunnel altogether",
          B(outer_four).gre(B(outer).carries(B(outer).carries(six))), drop("tunnel.loop", 2)},
         {"another tunnel between other ends", B(outer).carries(B(other).carries(six)),
          accept("service.allowed", 2)},
         {"one end the same", B(outer).carries(ipv6("2600:8::1", "2600:9::3").carries(six)),
          accept("service.allowed", 2)},
         {"no tunnel inside, but the ends' own traffic", B(outer).carries(B(back).tcp(443)),
          accept("service.allowed", 1)},
         {"GRE in IPsec's tunnel mode between the same two",
          B(outer_four).ah().carries(B(outer_four).gre(six)), accept("service.allowed", 2)},
         {"IPsec's tunnel mode in GRE between the same two",
          B(outer_four).gre(B(outer_four).ah().carries(ipv4("10.0.0.1", "10.0.0.2").tcp(443))),
          accept("service.allowed", 2)},
         {"and in ESP", B(outer_four).esp_null({}).carries(B(outer_four).gre(six)),
          accept("service.allowed", 2)}},
        site);
}

TEST_CASE("a keepalive of GRE goes to and fro and is no loop", "[policy]") {
  const auto keepalive = ipv4("8.0.0.1", "9.0.0.2").gre(ipv4("9.0.0.2", "8.0.0.1").gre(0, 0, {}));
  CHECK(decide(keepalive, with_declared_tunnels()).verdict == accept("service.allowed", 1));
}
