// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv4.bogon-source (RFC 1812 5.3.7)", "[policy]") {
  check({{"from 10.0.0.1, from outside", ipv4("10.0.0.1", "9.0.0.2").tcp(443),
          drop("ipv4.bogon-source"), inbound},
         {"from 100.64.0.1, from outside", ipv4("100.64.0.1", "9.0.0.2").tcp(443),
          drop("ipv4.bogon-source"), inbound},
         {"from 169.254.1.1, from outside", ipv4("169.254.1.1", "9.0.0.2").tcp(443),
          drop("ipv4.bogon-source"), inbound},
         {"from 172.31.255.1, from outside", ipv4("172.31.255.1", "9.0.0.2").tcp(443),
          drop("ipv4.bogon-source"), inbound},
         {"from 192.168.0.1, from outside", ipv4("192.168.0.1", "9.0.0.2").tcp(443),
          drop("ipv4.bogon-source"), inbound},
         {"from 192.0.0.8, from outside", ipv4("192.0.0.8", "9.0.0.2").tcp(443),
          drop("ipv4.bogon-source"), inbound},
         {"from 198.19.255.1, from outside", ipv4("198.19.255.1", "9.0.0.2").tcp(443),
          drop("ipv4.bogon-source"), inbound},
         {"from 240.0.0.1, from outside", ipv4("240.0.0.1", "9.0.0.2").tcp(443),
          drop("ipv4.bogon-source"), inbound},
         {"from 10.0.0.1, to outside", ipv4("10.0.0.1", "8.0.0.9").tcp(443),
          drop("ipv4.bogon-source"), outbound},
         {"an echo request", ipv4("10.0.0.1", "9.0.0.2").icmpv4(8), drop("ipv4.bogon-source"),
          inbound},
         {"an error, which routers send from what they have",
          ipv4("10.0.0.1", "9.0.0.2").icmpv4_error(11), accept("icmpv4.error-passes"), inbound},
         {"within", ipv4("10.0.0.1", "9.0.0.2").tcp(443), accept("default.native"), within},
         {"through a bridge", ipv4("10.0.0.1", "9.0.0.2").tcp(443), accept("default.native"),
          bridged_in},
         {"a later fragment of ICMP, which may be an error's",
          ipv4("10.0.0.1", "9.0.0.2").fragment(1280, false, 1).protocol(1, Bytes(64, 0)),
          accept("frag.allowed"), inbound},
         {"172.32.0.1 from outside", ipv4("172.32.0.1", "9.0.0.2").tcp(443),
          accept("default.native"), inbound},
         {"100.128.0.1 from outside", ipv4("100.128.0.1", "9.0.0.2").tcp(443),
          accept("default.native"), inbound},
         {"192.0.0.9 from outside", ipv4("192.0.0.9", "9.0.0.2").tcp(443), accept("default.native"),
          inbound},
         {"192.0.0.10 from outside", ipv4("192.0.0.10", "9.0.0.2").tcp(443),
          accept("default.native"), inbound},
         {"192.88.99.1 from outside", ipv4("192.88.99.1", "9.0.0.2").tcp(443),
          accept("default.native"), inbound},
         {"198.20.0.1 from outside", ipv4("198.20.0.1", "9.0.0.2").tcp(443),
          accept("default.native"), inbound}},
        with_zones().action("ipv4.bogon-source", Action::drop));
}

TEST_CASE("ipv4.bogon-source by addresses, without zones", "[policy]") {
  check({{"from there to inside", ipv4("10.0.0.1", "9.0.0.2").tcp(443), drop("ipv4.bogon-source"),
          forwarded},
         {"from there to inside, in a capture", ipv4("10.0.0.1", "9.0.0.2").tcp(443),
          drop("ipv4.bogon-source")},
         {"from there to elsewhere", ipv4("10.0.0.1", "8.0.0.9").tcp(443), accept("default.native"),
          forwarded},
         {"from there, to us", ipv4("10.0.0.1", "9.0.0.2").tcp(443), accept("default.native"),
          received}},
        without_zones().action("ipv4.bogon-source", Action::drop));
}

TEST_CASE("an address that [site] inside has is none of ipv4.bogon-source", "[policy]") {
  check(
      {{"from an address that [site] inside has", ipv4("10.0.0.1", "8.0.0.9").tcp(443),
        accept("default.native"), outbound},
       {"to an address that [site] inside has", ipv4("8.0.0.9", "10.0.0.1").tcp(443),
        accept("default.native"), inbound}},
      Site().zones().inside({"9.0.0.0/24", "10.0.0.1"}).action("ipv4.bogon-source", Action::drop));
}

TEST_CASE("ipv4.bogon-source inside a tunnel", "[policy]") {
  check({{"across", tunnelled(ipv4("10.0.0.1", "9.0.0.2").tcp(443)), drop("ipv4.bogon-source", 1),
          inbound},
         {"between global addresses", tunnelled(ipv4("8.0.0.9", "9.0.0.2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        with_declared_tunnels().zones().action("ipv4.bogon-source", Action::drop));
}

TEST_CASE("what a tunnel is said to bring is none of ipv4.bogon-source", "[policy]") {
  check({{"from an address of `inner`", tunnelled(ipv4("10.0.0.1", "9.0.0.2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        Site()
            .zones()
            .tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"})
            .inner({"10.0.0.1"})
            .open_everything()
            .action("ipv4.bogon-source", Action::drop));
}

TEST_CASE("by default ipv4.bogon-source is told and passes", "[policy]") {
  CHECK(is_noted("ipv4.bogon-source", ipv4("10.0.0.1", "9.0.0.2").tcp(443), with_zones(), inbound));
  CHECK_FALSE(
      is_noted("ipv4.bogon-source", ipv4("8.0.0.9", "9.0.0.2").tcp(443), with_zones(), inbound));
}

TEST_CASE("nobody tells ipv4.bogon-source where nothing says what is outside", "[policy]") {
  check({{"forwarded", ipv4("10.0.0.1", "9.0.0.2").tcp(443), accept("default.native"), forwarded},
         {"in a capture", ipv4("10.0.0.1", "9.0.0.2").tcp(443), accept("default.native")}},
        Site().action("ipv4.bogon-source", Action::drop));
}
