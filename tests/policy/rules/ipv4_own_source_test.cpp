// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv4.own-source (RFC 3704 3.2)", "[policy]") {
  check({{"from our address, from outside", ipv4("9.0.0.7", "9.0.0.2").tcp(443),
          drop("ipv4.own-source"), inbound},
         {"from another's address, from outside", ipv4("8.0.0.1", "9.0.0.2").tcp(443),
          accept("default.native"), inbound},
         {"from our address, to outside", ipv4("9.0.0.7", "8.0.0.1").tcp(443),
          accept("default.native"), outbound},
         {"from our address, within", ipv4("9.0.0.7", "9.0.0.2").tcp(443), accept("default.native"),
          within},
         {"from our address, through a bridge that has us outside",
          ipv4("9.0.0.7", "9.0.0.2").tcp(443), accept("default.native"), bridged_in},
         {"from a neighbour on the outside link, to us", ipv4("9.0.0.7", "9.0.0.2").tcp(443),
          accept("default.native"),
          arrival_at(sixgate::policy::Hook::input, sixgate::policy::Zone::outside)},
         {"in a capture, where our address says that it comes from inside",
          ipv4("9.0.0.7", "9.0.0.2").tcp(443), accept("default.native")}},
        with_zones());
}

TEST_CASE("addresses alone cannot tell ipv4.own-source", "[policy]") {
  check({{"from our address, forwarded", ipv4("9.0.0.7", "9.0.0.2").tcp(443),
          accept("default.native"), forwarded}},
        without_zones());
}

TEST_CASE("what comes out of a tunnel is none of ipv4.own-source", "[policy]") {
  check({{"from an address that the tunnel is said to bring",
          tunnelled(ipv4("9.0.0.7", "9.0.0.2").tcp(443)), accept("service.allowed", 1), inbound}},
        Site()
            .zones()
            .inside({"2600:9::/32", "9.0.0.0/28"})
            .tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"})
            .inner({"2600:9::/32", "9.0.0.0/28"})
            .open_everything());
}
