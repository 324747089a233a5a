// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv6.6to4-martian (RFC 3964 5.3.2)", "[policy]") {
  check({{"to the 6to4 site of a private address", ipv6("2600::1", "2002:a00:1::1").tcp(443),
          drop("ipv6.6to4-martian")},
         {"from that of a loopback address", ipv6("2002:7f00:1::1", "2600::2").tcp(443),
          drop("ipv6.6to4-martian")},
         {"from that of a shared address, forwarded", ipv6("2002:6440:1::1", "2600::2").udp(1, 2),
          drop("ipv6.6to4-martian"), forwarded},
         {"to that of a group", ipv6("2600::1", "2002:e000:1::1").udp(1, 2),
          drop("ipv6.6to4-martian")},
         {"an echo request to that of a private address",
          ipv6("2600::1", "2002:a00:1::1").icmpv6(128), drop("ipv6.6to4-martian")},
         {"an error of a router with such an address",
          ipv6("2002:a00:1::1", "2600::2").icmpv6_error(3), accept("icmpv6.error-passes")},
         {"to a 6to4 site", ipv6("2600::1", "2002:900:2::1").tcp(443), accept("default.native")},
         {"to that of the relays' anycast address", ipv6("2600::1", "2002:c058:6301::1").tcp(443),
          accept("default.native")},
         {"just outside the prefix", ipv6("2600::1", "2003:a00:1::1").tcp(443),
          accept("default.native")}},
        Site().action("ipv6.6to4-martian", Action::drop));
}

TEST_CASE("by default ipv6.6to4-martian is told and passes", "[policy]") {
  CHECK(is_noted("ipv6.6to4-martian", ipv6("2600::1", "2002:a00:1::1").tcp(443)));
  CHECK_FALSE(is_noted("ipv6.6to4-martian", ipv6("2600::1", "2002:900:2::1").tcp(443)));
}

TEST_CASE("ipv6.6to4-martian inside a tunnel", "[policy]") {
  check({{"to the 6to4 site of a private address",
          tunnelled(ipv6("2600::1", "2002:a00:1::1").tcp(443)), drop("ipv6.6to4-martian", 1)},
         {"to a 6to4 site", tunnelled(ipv6("2600::1", "2002:900:2::1").tcp(443)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().action("ipv6.6to4-martian", Action::drop));
}
