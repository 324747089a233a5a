// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv6.destination-unusable (RFC 4291 2.5.2, 2.5.3)", "[policy]") {
  check({{"to nobody", ipv6("2600::1", "::").tcp(443), drop("ipv6.destination-unusable")},
         {"to nobody, from us", ipv6("2600::1", "::").tcp(443), drop("ipv6.destination-unusable"),
          sent},
         {"to the loopback address, forwarded", ipv6("2600::1", "::1").tcp(443),
          drop("ipv6.destination-unusable"), forwarded},
         {"to the loopback address, through a bridge", ipv6("2600::1", "::1").tcp(443),
          drop("ipv6.destination-unusable"), bridged},
         {"to the loopback address, in a capture of a link", ipv6("2600::1", "::1").tcp(443),
          drop("ipv6.destination-unusable")},
         {"to the loopback address that translation put there", ipv6("2600::1", "::1").tcp(443),
          accept("default.native"), received},
         {"to the loopback address over its interface", ipv6("2600::1", "::1").tcp(443),
          accept("default.native"), looped},
         {"to an address that ends in zeros", ipv6("2600::1", "2600::").tcp(443),
          accept("default.native")}});
}

TEST_CASE("ipv6.destination-unusable inside a tunnel", "[policy]") {
  check(
      {{"to nobody", tunnelled(ipv6("2600::1", "::").tcp(443)),
        drop("ipv6.destination-unusable", 1)},
       {"to the loopback address", tunnelled(ipv6("2600::1", "::1").tcp(443)),
        drop("ipv6.destination-unusable", 1)},
       {"to a node", tunnelled(ipv6("2600::1", "2600::2").tcp(443)), accept("service.allowed", 1)}},
      with_declared_tunnels());
}
