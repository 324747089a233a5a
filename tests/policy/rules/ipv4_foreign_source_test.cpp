// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv4.foreign-source (RFC 2827 3)", "[policy]") {
  check({{"from an address that is not ours", ipv4("7.0.0.1", "8.0.0.1").tcp(443),
          drop("ipv4.foreign-source"), outbound},
         {"an echo request from there", ipv4("7.0.0.1", "8.0.0.1").icmpv4(8),
          drop("ipv4.foreign-source"), outbound},
         {"an error, which routers send from what they have",
          ipv4("7.0.0.1", "8.0.0.1").icmpv4_error(11), accept("icmpv4.error-passes"), outbound},
         {"from our address", ipv4("9.0.0.7", "8.0.0.1").tcp(443), accept("default.native"),
          outbound},
         {"from there, within", ipv4("7.0.0.1", "9.0.0.7").tcp(443), accept("default.native"),
          within},
         {"from there, from outside", ipv4("7.0.0.1", "9.0.0.7").tcp(443), accept("default.native"),
          inbound},
         {"through a bridge", ipv4("7.0.0.1", "8.0.0.1").tcp(443), accept("default.native"),
          bridged_out},
         {"in a capture, where nothing tells", ipv4("7.0.0.1", "8.0.0.1").tcp(443),
          accept("default.native")},
         {"from a link-local address", ipv4("169.254.1.1", "8.0.0.1").tcp(443),
          accept("default.native"), outbound}},
        with_zones().action("ipv4.foreign-source", Action::drop));
}

TEST_CASE("ipv4.foreign-source needs to know our addresses of its family", "[policy]") {
  check({{"where only the other family has any", ipv4("7.0.0.1", "8.0.0.1").tcp(443),
          accept("default.native"), outbound}},
        Site().zones().inside({"2600:9::/32"}).action("ipv4.foreign-source", Action::drop));
}

TEST_CASE("by default ipv4.foreign-source is told and passes", "[policy]") {
  CHECK(
      is_noted("ipv4.foreign-source", ipv4("7.0.0.1", "8.0.0.1").tcp(443), with_zones(), outbound));
  CHECK_FALSE(
      is_noted("ipv4.foreign-source", ipv4("9.0.0.7", "8.0.0.1").tcp(443), with_zones(), outbound));
}

TEST_CASE("what is inside a tunnel is none of ipv4.foreign-source", "[policy]") {
  check({{"from an address that is not ours",
          ipv4("9.0.0.2", "8.0.0.1").carries(ipv4("7.0.0.1", "8.0.0.1").tcp(443)),
          accept("default.tunnelled", 1), outbound}},
        with_declared_tunnels()
            .zones()
            .inside({"2600:9::/32", "9.0.0.0/24"})
            .action("ipv4.foreign-source", Action::drop));
}
