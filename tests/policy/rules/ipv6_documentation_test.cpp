// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv6.documentation (RFC 6092 3.1, REC-3)", "[policy]") {
  check({{"from 2001:db8::1, from outside", ipv6("2001:db8::1", "2600:9::2").tcp(443),
          drop("ipv6.documentation"), inbound},
         {"to 2001:db8::1, to outside", ipv6("2600:9::2", "2001:db8::1").tcp(443),
          drop("ipv6.documentation"), outbound},
         {"from 2001:db8:ffff::1, from outside", ipv6("2001:db8:ffff::1", "2600:9::2").tcp(443),
          drop("ipv6.documentation"), inbound},
         {"to 2001:db8:ffff::1, to outside", ipv6("2600:9::2", "2001:db8:ffff::1").tcp(443),
          drop("ipv6.documentation"), outbound},
         {"from 3fff:fff::1, from outside", ipv6("3fff:fff::1", "2600:9::2").tcp(443),
          drop("ipv6.documentation"), inbound},
         {"to 3fff:fff::1, to outside", ipv6("2600:9::2", "3fff:fff::1").tcp(443),
          drop("ipv6.documentation"), outbound},
         {"from 2001:db8::1, to outside", ipv6("2001:db8::1", "2600:8::9").tcp(443),
          drop("ipv6.documentation"), outbound},
         {"an echo request", ipv6("2001:db8::1", "2600:9::2").icmpv6(128),
          drop("ipv6.documentation"), inbound},
         {"an error, which routers send from what they have",
          ipv6("2001:db8::1", "2600:9::2").icmpv6_error(3), accept("icmpv6.error-passes"), inbound},
         {"within", ipv6("2001:db8::1", "2600:9::2").tcp(443), accept("default.native"), within},
         {"through a bridge", ipv6("2001:db8::1", "2600:9::2").tcp(443), accept("default.native"),
          bridged_in},
         {"a later fragment of ICMPv6, which may be an error's",
          ipv6("2001:db8::1", "2600:9::2").fragment(1280, false, 1).protocol(58, Bytes(64, 0)),
          accept("frag.allowed"), inbound},
         {"to 2001:db8::1, from outside", ipv6("2600:8::9", "2001:db8::1").tcp(443),
          drop("ipv6.documentation"), inbound},
         {"an error to there", ipv6("2600:9::2", "2001:db8::1").icmpv6_error(3),
          accept("icmpv6.error-passes"), outbound},
         {"to there, within", ipv6("2600:9::2", "2001:db8::1").tcp(443), accept("default.native"),
          within},
         {"2001:db7::1 from outside", ipv6("2001:db7::1", "2600:9::2").tcp(443),
          accept("default.native"), inbound},
         {"3fff:1000::1 from outside", ipv6("3fff:1000::1", "2600:9::2").tcp(443),
          accept("default.native"), inbound}},
        with_zones());
}

TEST_CASE("ipv6.documentation by addresses, without zones", "[policy]") {
  check({{"from there to inside", ipv6("2001:db8::1", "2600:9::2").tcp(443),
          drop("ipv6.documentation"), forwarded},
         {"from there to inside, in a capture", ipv6("2001:db8::1", "2600:9::2").tcp(443),
          drop("ipv6.documentation")},
         {"from there to elsewhere", ipv6("2001:db8::1", "2600:8::9").tcp(443),
          accept("default.native"), forwarded},
         {"from there, to us", ipv6("2001:db8::1", "2600:9::2").tcp(443), accept("default.native"),
          received},
         {"from inside to there", ipv6("2600:9::2", "2001:db8::1").tcp(443),
          drop("ipv6.documentation"), forwarded},
         {"from inside to there, in a capture", ipv6("2600:9::2", "2001:db8::1").tcp(443),
          drop("ipv6.documentation")}},
        without_zones());
}

TEST_CASE("an address that [site] inside has is none of ipv6.documentation", "[policy]") {
  check({{"from an address that [site] inside has", ipv6("2001:db8::1", "2600:8::9").tcp(443),
          accept("default.native"), outbound},
         {"to an address that [site] inside has", ipv6("2600:8::9", "2001:db8::1").tcp(443),
          accept("default.native"), inbound}},
        Site().zones().inside({"2600:9::/32", "2001:db8::1"}));
}

TEST_CASE("ipv6.documentation inside a tunnel", "[policy]") {
  check({{"across", tunnelled(ipv6("2001:db8::1", "2600:9::2").tcp(443)),
          drop("ipv6.documentation", 1), inbound},
         {"between global addresses", tunnelled(ipv6("2600:8::9", "2600:9::2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        with_declared_tunnels().zones());
}

TEST_CASE("what a tunnel is said to bring is none of ipv6.documentation", "[policy]") {
  check({{"from an address of `inner`", tunnelled(ipv6("2001:db8::1", "2600:9::2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        Site()
            .zones()
            .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
            .inner({"2001:db8::1"})
            .open_everything());
}

TEST_CASE("nobody tells ipv6.documentation where nothing says what is outside", "[policy]") {
  check({{"forwarded", ipv6("2001:db8::1", "2600:9::2").tcp(443), accept("default.native"),
          forwarded},
         {"in a capture", ipv6("2001:db8::1", "2600:9::2").tcp(443), accept("default.native")}},
        Site());
}
