// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("icmpv4.link-type-routed (RFC 1812 5.2.7.2)", "[policy]") {
  check({{"a redirect, forwarded", ipv4("8.0.0.1", "9.0.0.2").icmpv4(5, 1),
          drop("icmpv4.link-type-routed"), forwarded},
         {"a router advertisement, forwarded", ipv4("8.0.0.1", "9.0.0.2").icmpv4(9),
          drop("icmpv4.link-type-routed"), forwarded},
         {"a router solicitation, forwarded", ipv4("8.0.0.1", "9.0.0.2").icmpv4(10),
          drop("icmpv4.link-type-routed"), forwarded},
         {"a redirect, in a capture", ipv4("8.0.0.1", "9.0.0.2").icmpv4(5, 1),
          drop("icmpv4.link-type-routed")},
         {"a redirect on its link", ipv4("8.0.0.1", "9.0.0.2").icmpv4(5, 1),
          accept("default.native"), received},
         {"a redirect through a bridge", ipv4("8.0.0.1", "9.0.0.2").icmpv4(5, 1),
          accept("default.native"), bridged},
         {"a router advertisement to its link, in a capture",
          ipv4("9.0.0.1", "224.0.0.1").icmpv4(9), accept("default.native")},
         {"a ping, forwarded", ipv4("8.0.0.1", "9.0.0.2").icmpv4(8), accept("default.native"),
          forwarded},
         {"a destination unreachable, forwarded", ipv4("8.0.0.1", "9.0.0.2").icmpv4(3, 1),
          accept("icmpv4.error-passes"), forwarded}},
        Site().action("icmpv4.link-type-routed", Action::drop));
}

TEST_CASE("by default icmpv4.link-type-routed is told and passes", "[policy]") {
  CHECK(is_noted("icmpv4.link-type-routed", ipv4("8.0.0.1", "9.0.0.2").icmpv4(5, 1), Site(),
                 forwarded));
  CHECK_FALSE(is_noted("icmpv4.link-type-routed", ipv4("8.0.0.1", "9.0.0.2").icmpv4(5, 1), Site(),
                       received));
}

TEST_CASE("icmpv4.link-type-routed inside a tunnel", "[policy]") {
  check({{"a redirect, forwarded", tunnelled(ipv4("8.1.0.1", "9.1.0.2").icmpv4(5, 1)),
          drop("icmpv4.link-type-routed", 1), forwarded},
         {"a ping", tunnelled(ipv4("8.1.0.1", "9.1.0.2").icmpv4(8)), accept("service.allowed", 1),
          forwarded}},
        with_declared_tunnels().action("icmpv4.link-type-routed", Action::drop));
}
