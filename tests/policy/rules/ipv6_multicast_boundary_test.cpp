// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv6.multicast-boundary (RFC 6092 3.1, REC-2)", "[policy]") {
  check({{"a site's group, to outside", ipv6("2600:9::1", "ff05::2").udp(1, 2),
          drop("ipv6.multicast-boundary"), outbound},
         {"an organisation's group, from outside", ipv6("2600:8::1", "ff08::2").udp(1, 2),
          drop("ipv6.multicast-boundary"), inbound},
         {"a transient group of the realm", ipv6("2600:9::1", "ff13::2").udp(1, 2),
          drop("ipv6.multicast-boundary"), outbound},
         {"a group above the organisation", ipv6("2600:9::1", "ff09::2").udp(1, 2),
          accept("default.native"), outbound},
         {"a global group", ipv6("2600:9::1", "ff0e::2").udp(1, 2), accept("default.native"),
          outbound},
         {"a site's group, within", ipv6("2600:9::1", "ff05::2").udp(1, 2),
          accept("default.native"), within},
         {"a site's group, through a bridge", ipv6("2600:9::1", "ff05::2").udp(1, 2),
          accept("default.native"), bridged_in},
         {"no group", ipv6("2600:9::1", "2605::2").udp(1, 2), accept("default.native"), outbound}},
        with_zones().action("ipv6.multicast-boundary", Action::drop));
}

TEST_CASE("by its address a group is neither inside nor outside", "[policy]") {
  check(
      {{"from inside", ipv6("2600:9::1", "ff05::2").udp(1, 2), accept("default.native"), forwarded},
       {"from inside, in a capture", ipv6("2600:9::1", "ff05::2").udp(1, 2),
        accept("default.native")}},
      without_zones().action("ipv6.multicast-boundary", Action::drop));
}

TEST_CASE("by default ipv6.multicast-boundary is told and passes", "[policy]") {
  CHECK(is_noted("ipv6.multicast-boundary", ipv6("2600:9::1", "ff05::2").udp(1, 2), with_zones(),
                 outbound));
  CHECK_FALSE(is_noted("ipv6.multicast-boundary", ipv6("2600:9::1", "ff0e::2").udp(1, 2),
                       with_zones(), outbound));
}

TEST_CASE("ipv6.multicast-boundary inside a tunnel", "[policy]") {
  check({{"a site's group", tunnelled(ipv6("2600:8::1", "ff05::2").udp(1, 2)),
          drop("ipv6.multicast-boundary", 1), inbound},
         {"a global group", tunnelled(ipv6("2600:8::1", "ff0e::2").udp(1, 2)),
          accept("service.allowed", 1), inbound}},
        with_declared_tunnels().zones().action("ipv6.multicast-boundary", Action::drop));
}
