// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv4.bogon-destination (RFC 1812 5.3.7)", "[policy]") {
  check(
      {{"to 10.0.0.1, to outside", ipv4("9.0.0.2", "10.0.0.1").tcp(443),
        drop("ipv4.bogon-destination"), outbound},
       {"to 0.0.0.1, to outside", ipv4("9.0.0.2", "0.0.0.1").tcp(443),
        drop("ipv4.bogon-destination"), outbound},
       {"to 127.0.0.1, to outside", ipv4("9.0.0.2", "127.0.0.1").tcp(443),
        drop("ipv4.bogon-destination"), outbound},
       {"to 100.64.0.1, to outside", ipv4("9.0.0.2", "100.64.0.1").tcp(443),
        drop("ipv4.bogon-destination"), outbound},
       {"to 169.254.1.1, to outside", ipv4("9.0.0.2", "169.254.1.1").tcp(443),
        drop("ipv4.bogon-destination"), outbound},
       {"to 172.16.0.1, to outside", ipv4("9.0.0.2", "172.16.0.1").tcp(443),
        drop("ipv4.bogon-destination"), outbound},
       {"to 192.168.255.1, to outside", ipv4("9.0.0.2", "192.168.255.1").tcp(443),
        drop("ipv4.bogon-destination"), outbound},
       {"to 198.18.0.1, to outside", ipv4("9.0.0.2", "198.18.0.1").tcp(443),
        drop("ipv4.bogon-destination"), outbound},
       {"to 255.255.255.254, to outside", ipv4("9.0.0.2", "255.255.255.254").tcp(443),
        drop("ipv4.bogon-destination"), outbound},
       {"to 10.0.0.1, from outside", ipv4("8.0.0.9", "10.0.0.1").tcp(443),
        drop("ipv4.bogon-destination"), inbound},
       {"an error to there", ipv4("9.0.0.2", "10.0.0.1").icmpv4_error(11),
        accept("icmpv4.error-passes"), outbound},
       {"to there, within", ipv4("9.0.0.2", "10.0.0.1").tcp(443), accept("default.native"), within},
       {"11.0.0.1 to outside", ipv4("9.0.0.2", "11.0.0.1").tcp(443), accept("default.native"),
        outbound},
       {"192.0.0.9 to outside", ipv4("9.0.0.2", "192.0.0.9").tcp(443), accept("default.native"),
        outbound},
       {"255.255.255.255 to outside", ipv4("9.0.0.2", "255.255.255.255").tcp(443),
        accept("default.native"), outbound},
       {"224.0.1.1 to outside", ipv4("9.0.0.2", "224.0.1.1").tcp(443), accept("default.native"),
        outbound}},
      with_zones().action("ipv4.bogon-destination", Action::drop));
}

TEST_CASE("ipv4.bogon-destination by addresses, without zones", "[policy]") {
  check({{"from inside to there", ipv4("9.0.0.2", "10.0.0.1").tcp(443),
          drop("ipv4.bogon-destination"), forwarded},
         {"from inside to there, in a capture", ipv4("9.0.0.2", "10.0.0.1").tcp(443),
          drop("ipv4.bogon-destination")}},
        without_zones().action("ipv4.bogon-destination", Action::drop));
}

TEST_CASE("an address that [site] inside has is none of ipv4.bogon-destination", "[policy]") {
  check({{"from an address that [site] inside has", ipv4("10.0.0.1", "8.0.0.9").tcp(443),
          accept("default.native"), outbound},
         {"to an address that [site] inside has", ipv4("8.0.0.9", "10.0.0.1").tcp(443),
          accept("default.native"), inbound}},
        Site()
            .zones()
            .inside({"9.0.0.0/24", "10.0.0.1"})
            .action("ipv4.bogon-destination", Action::drop));
}

TEST_CASE("ipv4.bogon-destination inside a tunnel", "[policy]") {
  check({{"across", tunnelled(ipv4("8.0.0.9", "10.0.0.1").tcp(443)),
          drop("ipv4.bogon-destination", 1), inbound},
         {"between global addresses", tunnelled(ipv4("8.0.0.9", "9.0.0.2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        with_declared_tunnels().zones().action("ipv4.bogon-destination", Action::drop));
}

TEST_CASE("by default ipv4.bogon-destination is told and passes", "[policy]") {
  CHECK(is_noted("ipv4.bogon-destination", ipv4("9.0.0.2", "10.0.0.1").tcp(443), with_zones(),
                 outbound));
  CHECK_FALSE(is_noted("ipv4.bogon-destination", ipv4("8.0.0.9", "9.0.0.2").tcp(443), with_zones(),
                       inbound));
}

TEST_CASE("nobody tells ipv4.bogon-destination where nothing says what is outside", "[policy]") {
  check({{"forwarded", ipv4("9.0.0.2", "10.0.0.1").tcp(443), accept("default.native"), forwarded},
         {"in a capture", ipv4("9.0.0.2", "10.0.0.1").tcp(443), accept("default.native")}},
        Site().action("ipv4.bogon-destination", Action::drop));
}
