// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv6.nat64-martian (RFC 6052 3.1)", "[policy]") {
  check(
      {{"to a private address", ipv6("2600::1", "64:ff9b::10.0.0.1").tcp(443),
        drop("ipv6.nat64-martian")},
       {"from a shared address", ipv6("64:ff9b::100.64.0.1", "2600::2").tcp(443),
        drop("ipv6.nat64-martian")},
       {"to a loopback address, forwarded", ipv6("2600::1", "64:ff9b::127.0.0.1").tcp(443),
        drop("ipv6.nat64-martian"), forwarded},
       {"to a group", ipv6("2600::1", "64:ff9b::224.0.0.1").udp(1, 2), drop("ipv6.nat64-martian")},
       {"to a documentation address", ipv6("2600::1", "64:ff9b::192.0.2.1").tcp(443),
        drop("ipv6.nat64-martian")},
       {"to everybody", ipv6("2600::1", "64:ff9b::255.255.255.255").udp(1, 2),
        drop("ipv6.nat64-martian")},
       {"an echo request to a private address", ipv6("2600::1", "64:ff9b::10.0.0.1").icmpv6(128),
        drop("ipv6.nat64-martian")},
       {"an error of a private router", ipv6("64:ff9b::10.0.0.1", "2600::2").icmpv6_error(3),
        accept("icmpv6.error-passes")},
       {"to a global address", ipv6("2600::1", "64:ff9b::8.0.0.1").tcp(443),
        accept("default.native")},
       {"to an anycast address of PCP", ipv6("2600::1", "64:ff9b::192.0.0.9").tcp(443),
        accept("default.native")},
       {"to a private address under a prefix of one's own",
        ipv6("2600::1", "2600:64::10.0.0.1").tcp(443), accept("default.native")}},
      Site().action("ipv6.nat64-martian", Action::drop));
}

TEST_CASE("by default ipv6.nat64-martian is told and passes", "[policy]") {
  CHECK(is_noted("ipv6.nat64-martian", ipv6("2600::1", "64:ff9b::10.0.0.1").tcp(443)));
  CHECK_FALSE(is_noted("ipv6.nat64-martian", ipv6("2600::1", "64:ff9b::8.0.0.1").tcp(443)));
}

TEST_CASE("ipv6.nat64-martian inside a tunnel", "[policy]") {
  check({{"to a private address", tunnelled(ipv6("2600::1", "64:ff9b::10.0.0.1").tcp(443)),
          drop("ipv6.nat64-martian", 1)},
         {"to a global address", tunnelled(ipv6("2600::1", "64:ff9b::8.0.0.1").tcp(443)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().action("ipv6.nat64-martian", Action::drop));
}
