// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("icmpv4.type-deprecated (RFC 6918 3)", "[policy]") {
  check({{"a source quench", ipv4("8.0.0.1", "9.0.0.2").icmpv4(4), drop("icmpv4.type-deprecated")},
         {"an alternate host address", ipv4("8.0.0.1", "9.0.0.2").icmpv4(6),
          drop("icmpv4.type-deprecated")},
         {"an information request", ipv4("8.0.0.1", "9.0.0.2").icmpv4(15),
          drop("icmpv4.type-deprecated")},
         {"an address mask reply", ipv4("8.0.0.1", "9.0.0.2").icmpv4(18),
          drop("icmpv4.type-deprecated")},
         {"a traceroute", ipv4("8.0.0.1", "9.0.0.2").icmpv4(30), drop("icmpv4.type-deprecated")},
         {"a domain name reply", ipv4("8.0.0.1", "9.0.0.2").icmpv4(38),
          drop("icmpv4.type-deprecated")},
         {"type 39", ipv4("8.0.0.1", "9.0.0.2").icmpv4(39), drop("icmpv4.type-deprecated")},
         {"a ping", ipv4("8.0.0.1", "9.0.0.2").icmpv4(8), accept("default.native")},
         {"a timestamp", ipv4("8.0.0.1", "9.0.0.2").icmpv4(13), accept("default.native")},
         {"type 14", ipv4("8.0.0.1", "9.0.0.2").icmpv4(14), accept("default.native")},
         {"type 19", ipv4("8.0.0.1", "9.0.0.2").icmpv4(19), accept("default.native")},
         {"type 29", ipv4("8.0.0.1", "9.0.0.2").icmpv4(29), accept("default.native")},
         {"type 40", ipv4("8.0.0.1", "9.0.0.2").icmpv4(40), accept("default.native")},
         {"time exceeded", ipv4("8.0.0.1", "9.0.0.2").icmpv4(11), accept("icmpv4.error-passes")}},
        Site().action("icmpv4.type-deprecated", Action::drop));
}

TEST_CASE("by default icmpv4.type-deprecated is told and passes", "[policy]") {
  CHECK(is_noted("icmpv4.type-deprecated", ipv4("8.0.0.1", "9.0.0.2").icmpv4(4), Site()));
  CHECK_FALSE(is_noted("icmpv4.type-deprecated", ipv4("8.0.0.1", "9.0.0.2").icmpv4(8), Site()));
}

TEST_CASE("icmpv4.type-deprecated inside a tunnel", "[policy]") {
  check({{"a source quench", tunnelled(ipv4("8.1.0.1", "9.1.0.2").icmpv4(4)),
          drop("icmpv4.type-deprecated", 1)},
         {"a ping", tunnelled(ipv4("8.1.0.1", "9.1.0.2").icmpv4(8)), accept("service.allowed", 1)}},
        with_declared_tunnels().action("icmpv4.type-deprecated", Action::drop));
}
