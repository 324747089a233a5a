// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv6.foreign-source (RFC 6092 3.1, REC-5)", "[policy]") {
  check({{"from an address that is not ours", ipv6("2600:7::1", "2600:8::1").tcp(443),
          drop("ipv6.foreign-source"), outbound},
         {"an echo request from there", ipv6("2600:7::1", "2600:8::1").icmpv6(128),
          drop("ipv6.foreign-source"), outbound},
         {"an error, which routers send from what they have",
          ipv6("2600:7::1", "2600:8::1").icmpv6_error(3), accept("icmpv6.error-passes"), outbound},
         {"from our address", ipv6("2600:9::7", "2600:8::1").tcp(443), accept("default.native"),
          outbound},
         {"from there, within", ipv6("2600:7::1", "2600:9::7").tcp(443), accept("default.native"),
          within},
         {"from there, from outside", ipv6("2600:7::1", "2600:9::7").tcp(443),
          accept("default.native"), inbound},
         {"through a bridge", ipv6("2600:7::1", "2600:8::1").tcp(443), accept("default.native"),
          bridged_out},
         {"in a capture, where nothing tells", ipv6("2600:7::1", "2600:8::1").tcp(443),
          accept("default.native")}},
        with_zones().action("ipv6.foreign-source", Action::drop));
}

TEST_CASE("ipv6.foreign-source needs to know our addresses of its family", "[policy]") {
  check({{"where only the other family has any", ipv6("2600:7::1", "2600:8::1").tcp(443),
          accept("default.native"), outbound}},
        Site().zones().inside({"9.0.0.0/24"}).action("ipv6.foreign-source", Action::drop));
}

TEST_CASE("by default ipv6.foreign-source is told and passes", "[policy]") {
  CHECK(is_noted("ipv6.foreign-source", ipv6("2600:7::1", "2600:8::1").tcp(443), with_zones(),
                 outbound));
  CHECK_FALSE(is_noted("ipv6.foreign-source", ipv6("2600:9::7", "2600:8::1").tcp(443), with_zones(),
                       outbound));
}

TEST_CASE("what is inside a tunnel is none of ipv6.foreign-source", "[policy]") {
  check({{"from an address that is not ours",
          ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2600:7::1", "2600:8::1").tcp(443)),
          accept("default.tunnelled", 1), outbound}},
        with_declared_tunnels()
            .zones()
            .inside({"2600:9::/32", "9.0.0.0/24"})
            .action("ipv6.foreign-source", Action::drop));
}
