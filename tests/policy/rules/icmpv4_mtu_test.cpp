// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("icmpv4.mtu (RFC 1191 3)", "[policy]") {
  check(
      {{"an MTU of 67", ipv4("8.0.0.1", "9.0.0.2").icmpv4(3, 4, 67), drop("icmpv4.mtu")},
       {"an MTU of 1", ipv4("8.0.0.1", "9.0.0.2").icmpv4(3, 4, 1), drop("icmpv4.mtu")},
       {"an MTU of 67 behind bits that are unused",
        ipv4("8.0.0.1", "9.0.0.2").icmpv4(3, 4, 0x10043), drop("icmpv4.mtu")},
       {"an MTU of 68", ipv4("8.0.0.1", "9.0.0.2").icmpv4(3, 4, 68), accept("icmpv4.error-passes")},
       {"no MTU, from an old router", ipv4("8.0.0.1", "9.0.0.2").icmpv4(3, 4, 0),
        accept("icmpv4.error-passes")},
       {"an MTU of 1500", ipv4("8.0.0.1", "9.0.0.2").icmpv4(3, 4, 1500),
        accept("icmpv4.error-passes")},
       {"another code", ipv4("8.0.0.1", "9.0.0.2").icmpv4(3, 1, 67), accept("icmpv4.error-passes")},
       {"a ping whose number is 67", ipv4("8.0.0.1", "9.0.0.2").icmpv4(8, 4, 67),
        accept("default.native")}},
      Site().action("icmpv4.mtu", Action::drop));
}

TEST_CASE("by default icmpv4.mtu is told and passes", "[policy]") {
  CHECK(is_noted("icmpv4.mtu", ipv4("8.0.0.1", "9.0.0.2").icmpv4(3, 4, 67), Site()));
  CHECK_FALSE(is_noted("icmpv4.mtu", ipv4("8.0.0.1", "9.0.0.2").icmpv4(3, 4, 68), Site()));
}

TEST_CASE("icmpv4.mtu inside a tunnel", "[policy]") {
  check({{"an MTU of 67", tunnelled(ipv4("8.1.0.1", "9.1.0.2").icmpv4(3, 4, 67)),
          drop("icmpv4.mtu", 1)},
         {"a ping", tunnelled(ipv4("8.1.0.1", "9.1.0.2").icmpv4(8)), accept("service.allowed", 1)}},
        with_declared_tunnels().action("icmpv4.mtu", Action::drop));
}
