// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv6.bogon-source (RFC 6092 3.1, REC-3)", "[policy]") {
  check({{"from fec0::1, from outside", ipv6("fec0::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from 100::1, from outside", ipv6("100::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from 64:ff9b:1::1, from outside", ipv6("64:ff9b:1::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from 2001:2::1, from outside", ipv6("2001:2::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from 2001:10::1, from outside", ipv6("2001:10::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from 2001:2f::1, from outside", ipv6("2001:2f::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from 5f00::1, from outside", ipv6("5f00::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from 3ffe::1, from outside", ipv6("3ffe::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from 4000::1, from outside", ipv6("4000::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from 8000::1, from outside", ipv6("8000::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from ::8.0.0.1, from outside", ipv6("::8.0.0.1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from fe00::1, from outside", ipv6("fe00::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from f800::1, from outside", ipv6("f800::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source"), inbound},
         {"from fec0::1, to outside", ipv6("fec0::1", "2600:8::9").tcp(443),
          drop("ipv6.bogon-source"), outbound},
         {"an echo request", ipv6("fec0::1", "2600:9::2").icmpv6(128), drop("ipv6.bogon-source"),
          inbound},
         {"an error, which routers send from what they have",
          ipv6("fec0::1", "2600:9::2").icmpv6_error(3), accept("icmpv6.error-passes"), inbound},
         {"within", ipv6("fec0::1", "2600:9::2").tcp(443), accept("default.native"), within},
         {"through a bridge", ipv6("fec0::1", "2600:9::2").tcp(443), accept("default.native"),
          bridged_in},
         {"a later fragment of ICMPv6, which may be an error's",
          ipv6("fec0::1", "2600:9::2").fragment(1280, false, 1).protocol(58, Bytes(64, 0)),
          accept("frag.allowed"), inbound},
         {"2001:0:4136:e378::1 from outside", ipv6("2001:0:4136:e378::1", "2600:9::2").tcp(443),
          accept("default.native"), inbound},
         {"2002:800:1::1 from outside", ipv6("2002:800:1::1", "2600:9::2").tcp(443),
          accept("default.native"), inbound},
         {"64:ff9b::8.0.0.1 from outside", ipv6("64:ff9b::8.0.0.1", "2600:9::2").tcp(443),
          accept("default.native"), inbound},
         {"2001:1::1 from outside", ipv6("2001:1::1", "2600:9::2").tcp(443),
          accept("default.native"), inbound},
         {"2001:3::1 from outside", ipv6("2001:3::1", "2600:9::2").tcp(443),
          accept("default.native"), inbound},
         {"2001:4:112::1 from outside", ipv6("2001:4:112::1", "2600:9::2").tcp(443),
          accept("default.native"), inbound},
         {"2001:200::1 from outside", ipv6("2001:200::1", "2600:9::2").tcp(443),
          accept("default.native"), inbound},
         {"3fff:ffff::1 from outside", ipv6("3fff:ffff::1", "2600:9::2").tcp(443),
          accept("default.native"), inbound}},
        with_zones().action("ipv6.bogon-source", Action::drop));
}

TEST_CASE("ipv6.bogon-source by addresses, without zones", "[policy]") {
  check({{"from there to inside", ipv6("fec0::1", "2600:9::2").tcp(443), drop("ipv6.bogon-source"),
          forwarded},
         {"from there to inside, in a capture", ipv6("fec0::1", "2600:9::2").tcp(443),
          drop("ipv6.bogon-source")},
         {"from there to elsewhere", ipv6("fec0::1", "2600:8::9").tcp(443),
          accept("default.native"), forwarded},
         {"from there, to us", ipv6("fec0::1", "2600:9::2").tcp(443), accept("default.native"),
          received}},
        without_zones().action("ipv6.bogon-source", Action::drop));
}

TEST_CASE("an address that [site] inside has is none of ipv6.bogon-source", "[policy]") {
  check(
      {{"from an address that [site] inside has", ipv6("fec0::1", "2600:8::9").tcp(443),
        accept("default.native"), outbound},
       {"to an address that [site] inside has", ipv6("2600:8::9", "fec0::1").tcp(443),
        accept("default.native"), inbound}},
      Site().zones().inside({"2600:9::/32", "fec0::1"}).action("ipv6.bogon-source", Action::drop));
}

TEST_CASE("ipv6.bogon-source inside a tunnel", "[policy]") {
  check({{"across", tunnelled(ipv6("fec0::1", "2600:9::2").tcp(443)), drop("ipv6.bogon-source", 1),
          inbound},
         {"between global addresses", tunnelled(ipv6("2600:8::9", "2600:9::2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        with_declared_tunnels().zones().action("ipv6.bogon-source", Action::drop));
}

TEST_CASE("what a tunnel is said to bring is none of ipv6.bogon-source", "[policy]") {
  check({{"from an address of `inner`", tunnelled(ipv6("fec0::1", "2600:9::2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        Site()
            .zones()
            .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
            .inner({"fec0::1"})
            .open_everything()
            .action("ipv6.bogon-source", Action::drop));
}

TEST_CASE("by default ipv6.bogon-source is told and passes", "[policy]") {
  CHECK(
      is_noted("ipv6.bogon-source", ipv6("fec0::1", "2600:9::2").tcp(443), with_zones(), inbound));
  CHECK_FALSE(is_noted("ipv6.bogon-source", ipv6("2600:8::9", "2600:9::2").tcp(443), with_zones(),
                       inbound));
}

TEST_CASE("nobody tells ipv6.bogon-source where nothing says what is outside", "[policy]") {
  check({{"forwarded", ipv6("fec0::1", "2600:9::2").tcp(443), accept("default.native"), forwarded},
         {"in a capture", ipv6("fec0::1", "2600:9::2").tcp(443), accept("default.native")}},
        Site().action("ipv6.bogon-source", Action::drop));
}
