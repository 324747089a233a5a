// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("icmpv4.timestamp (RFC 1812 4.3.3.8)", "[policy]") {
  check(
      {{"a timestamp request, from outside", ipv4("8.0.0.1", "9.0.0.2").icmpv4(13),
        drop("icmpv4.timestamp"), inbound},
       {"a timestamp reply, to outside", ipv4("9.0.0.2", "8.0.0.1").icmpv4(14),
        drop("icmpv4.timestamp"), outbound},
       {"a request, in a capture", ipv4("8.0.0.1", "9.0.0.2").icmpv4(13), drop("icmpv4.timestamp")},
       {"a timestamp request, within", ipv4("8.0.0.1", "9.0.0.2").icmpv4(13),
        accept("default.native"), within},
       {"a ping, from outside", ipv4("8.0.0.1", "9.0.0.2").icmpv4(8), accept("default.native"),
        inbound},
       {"a timestamp request, to us", ipv4("8.0.0.1", "9.0.0.2").icmpv4(13),
        accept("default.native"), received}},
      with_zones().action("icmpv4.timestamp", Action::drop));
}

TEST_CASE("by default icmpv4.timestamp is told and passes", "[policy]") {
  CHECK(is_noted("icmpv4.timestamp", ipv4("8.0.0.1", "9.0.0.2").icmpv4(13), with_zones(), inbound));
  CHECK_FALSE(
      is_noted("icmpv4.timestamp", ipv4("8.0.0.1", "9.0.0.2").icmpv4(13), with_zones(), within));
}

TEST_CASE("icmpv4.timestamp inside a tunnel", "[policy]") {
  check({{"a timestamp request, from outside", tunnelled(ipv4("8.1.0.1", "9.1.0.2").icmpv4(13)),
          drop("icmpv4.timestamp", 1), inbound},
         {"a ping", tunnelled(ipv4("8.1.0.1", "9.1.0.2").icmpv4(8)), accept("service.allowed", 1),
          inbound}},
        with_declared_tunnels().zones().action("icmpv4.timestamp", Action::drop));
}
