// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv6.teredo-martian (RFC 4380 5.2.4)", "[policy]") {
  check({{"to a client of a server at a private address",
          ipv6("2600::1", "2001:0:a00:1::1").tcp(443), drop("ipv6.teredo-martian")},
         {"from one of a server at a loopback address",
          ipv6("2001:0:7f00:1::1", "2600::2").tcp(443), drop("ipv6.teredo-martian")},
         {"from one of a group, forwarded", ipv6("2001:0:e000:1::1", "2600::2").udp(1, 2),
          drop("ipv6.teredo-martian"), forwarded},
         {"an error of such a client", ipv6("2001:0:a00:1::1", "2600::2").icmpv6_error(3),
          accept("icmpv6.error-passes")},
         {"to a client of a server", ipv6("2600::1", "2001:0:4136:e378::1").tcp(443),
          accept("default.native")},
         {"just outside the prefix", ipv6("2600::1", "2001:400:a00:1::1").tcp(443),
          accept("default.native")}},
        Site().action("ipv6.teredo-martian", Action::drop));
}

TEST_CASE("by default ipv6.teredo-martian is told and passes", "[policy]") {
  CHECK(is_noted("ipv6.teredo-martian", ipv6("2600::1", "2001:0:a00:1::1").tcp(443)));
  CHECK_FALSE(is_noted("ipv6.teredo-martian", ipv6("2600::1", "2001:0:4136:e378::1").tcp(443)));
}

TEST_CASE("ipv6.teredo-martian inside a tunnel", "[policy]") {
  check({{"to a client of a server at a private address",
          tunnelled(ipv6("2600::1", "2001:0:a00:1::1").tcp(443)), drop("ipv6.teredo-martian", 1)},
         {"to a client of a server", tunnelled(ipv6("2600::1", "2001:0:4136:e378::1").tcp(443)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().action("ipv6.teredo-martian", Action::drop));
}
