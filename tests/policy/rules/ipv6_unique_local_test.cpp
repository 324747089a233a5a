// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv6.unique-local (RFC 4193 4.3)", "[policy]") {
  check({{"from fd00:1::1, from outside", ipv6("fd00:1::1", "2600:9::2").tcp(443),
          drop("ipv6.unique-local"), inbound},
         {"to fd00:1::1, to outside", ipv6("2600:9::2", "fd00:1::1").tcp(443),
          drop("ipv6.unique-local"), outbound},
         {"from fc00::1, from outside", ipv6("fc00::1", "2600:9::2").tcp(443),
          drop("ipv6.unique-local"), inbound},
         {"to fc00::1, to outside", ipv6("2600:9::2", "fc00::1").tcp(443),
          drop("ipv6.unique-local"), outbound},
         {"from fd00:1::1, to outside", ipv6("fd00:1::1", "2600:8::9").tcp(443),
          drop("ipv6.unique-local"), outbound},
         {"an echo request", ipv6("fd00:1::1", "2600:9::2").icmpv6(128), drop("ipv6.unique-local"),
          inbound},
         {"an error, which routers send from what they have",
          ipv6("fd00:1::1", "2600:9::2").icmpv6_error(3), accept("icmpv6.error-passes"), inbound},
         {"within", ipv6("fd00:1::1", "2600:9::2").tcp(443), accept("default.native"), within},
         {"through a bridge", ipv6("fd00:1::1", "2600:9::2").tcp(443), accept("default.native"),
          bridged_in},
         {"a later fragment of ICMPv6, which may be an error's",
          ipv6("fd00:1::1", "2600:9::2").fragment(1280, false, 1).protocol(58, Bytes(64, 0)),
          accept("frag.allowed"), inbound},
         {"to fd00:1::1, from outside", ipv6("2600:8::9", "fd00:1::1").tcp(443),
          drop("ipv6.unique-local"), inbound},
         {"an error to there", ipv6("2600:9::2", "fd00:1::1").icmpv6_error(3),
          accept("icmpv6.error-passes"), outbound},
         {"to there, within", ipv6("2600:9::2", "fd00:1::1").tcp(443), accept("default.native"),
          within},
         {"2600:8::1 from outside", ipv6("2600:8::1", "2600:9::2").tcp(443),
          accept("default.native"), inbound}},
        with_zones());
}

TEST_CASE("ipv6.unique-local by addresses, without zones", "[policy]") {
  check({{"from there to inside", ipv6("fd00:1::1", "2600:9::2").tcp(443),
          drop("ipv6.unique-local"), forwarded},
         {"from there to inside, in a capture", ipv6("fd00:1::1", "2600:9::2").tcp(443),
          drop("ipv6.unique-local")},
         {"from there to elsewhere", ipv6("fd00:1::1", "2600:8::9").tcp(443),
          accept("default.native"), forwarded},
         {"from there, to us", ipv6("fd00:1::1", "2600:9::2").tcp(443), accept("default.native"),
          received},
         {"from inside to there", ipv6("2600:9::2", "fd00:1::1").tcp(443),
          drop("ipv6.unique-local"), forwarded},
         {"from inside to there, in a capture", ipv6("2600:9::2", "fd00:1::1").tcp(443),
          drop("ipv6.unique-local")}},
        without_zones());
}

TEST_CASE("an address that [site] inside has is none of ipv6.unique-local", "[policy]") {
  check({{"from an address that [site] inside has", ipv6("fd00:1::1", "2600:8::9").tcp(443),
          accept("default.native"), outbound},
         {"to an address that [site] inside has", ipv6("2600:8::9", "fd00:1::1").tcp(443),
          accept("default.native"), inbound}},
        Site().zones().inside({"2600:9::/32", "fd00:1::1"}));
}

TEST_CASE("ipv6.unique-local inside a tunnel", "[policy]") {
  check({{"across", tunnelled(ipv6("fd00:1::1", "2600:9::2").tcp(443)),
          drop("ipv6.unique-local", 1), inbound},
         {"between global addresses", tunnelled(ipv6("2600:8::9", "2600:9::2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        with_declared_tunnels().zones());
}

TEST_CASE("what a tunnel is said to bring is none of ipv6.unique-local", "[policy]") {
  check({{"from an address of `inner`", tunnelled(ipv6("fd00:1::1", "2600:9::2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        Site()
            .zones()
            .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
            .inner({"fd00:1::1"})
            .open_everything());
}

TEST_CASE("nobody tells ipv6.unique-local where nothing says what is outside", "[policy]") {
  check(
      {{"forwarded", ipv6("fd00:1::1", "2600:9::2").tcp(443), accept("default.native"), forwarded},
       {"in a capture", ipv6("fd00:1::1", "2600:9::2").tcp(443), accept("default.native")}},
      Site());
}
