// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv6.bogon-destination (RFC 6092 3.1, REC-3)", "[policy]") {
  check({{"to fec0::1, to outside", ipv6("2600:9::2", "fec0::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to 100::1, to outside", ipv6("2600:9::2", "100::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to 64:ff9b:1::1, to outside", ipv6("2600:9::2", "64:ff9b:1::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to 2001:2::1, to outside", ipv6("2600:9::2", "2001:2::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to 2001:10::1, to outside", ipv6("2600:9::2", "2001:10::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to 2001:2f::1, to outside", ipv6("2600:9::2", "2001:2f::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to 5f00::1, to outside", ipv6("2600:9::2", "5f00::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to 3ffe::1, to outside", ipv6("2600:9::2", "3ffe::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to 4000::1, to outside", ipv6("2600:9::2", "4000::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to 8000::1, to outside", ipv6("2600:9::2", "8000::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to ::8.0.0.1, to outside", ipv6("2600:9::2", "::8.0.0.1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to fe00::1, to outside", ipv6("2600:9::2", "fe00::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to f800::1, to outside", ipv6("2600:9::2", "f800::1").tcp(443),
          drop("ipv6.bogon-destination"), outbound},
         {"to fec0::1, from outside", ipv6("2600:8::9", "fec0::1").tcp(443),
          drop("ipv6.bogon-destination"), inbound},
         {"an error to there", ipv6("2600:9::2", "fec0::1").icmpv6_error(3),
          accept("icmpv6.error-passes"), outbound},
         {"to there, within", ipv6("2600:9::2", "fec0::1").tcp(443), accept("default.native"),
          within},
         {"2001:0:4136:e378::1 to outside", ipv6("2600:9::2", "2001:0:4136:e378::1").tcp(443),
          accept("default.native"), outbound},
         {"2002:800:1::1 to outside", ipv6("2600:9::2", "2002:800:1::1").tcp(443),
          accept("default.native"), outbound},
         {"64:ff9b::8.0.0.1 to outside", ipv6("2600:9::2", "64:ff9b::8.0.0.1").tcp(443),
          accept("default.native"), outbound},
         {"2001:1::1 to outside", ipv6("2600:9::2", "2001:1::1").tcp(443), accept("default.native"),
          outbound},
         {"2001:3::1 to outside", ipv6("2600:9::2", "2001:3::1").tcp(443), accept("default.native"),
          outbound},
         {"2001:4:112::1 to outside", ipv6("2600:9::2", "2001:4:112::1").tcp(443),
          accept("default.native"), outbound},
         {"2001:200::1 to outside", ipv6("2600:9::2", "2001:200::1").tcp(443),
          accept("default.native"), outbound},
         {"3fff:ffff::1 to outside", ipv6("2600:9::2", "3fff:ffff::1").tcp(443),
          accept("default.native"), outbound},
         {"ff0e::1 to outside", ipv6("2600:9::2", "ff0e::1").tcp(443), accept("default.native"),
          outbound}},
        with_zones().action("ipv6.bogon-destination", Action::drop));
}

TEST_CASE("ipv6.bogon-destination by addresses, without zones", "[policy]") {
  check({{"from inside to there", ipv6("2600:9::2", "fec0::1").tcp(443),
          drop("ipv6.bogon-destination"), forwarded},
         {"from inside to there, in a capture", ipv6("2600:9::2", "fec0::1").tcp(443),
          drop("ipv6.bogon-destination")}},
        without_zones().action("ipv6.bogon-destination", Action::drop));
}

TEST_CASE("an address that [site] inside has is none of ipv6.bogon-destination", "[policy]") {
  check({{"from an address that [site] inside has", ipv6("fec0::1", "2600:8::9").tcp(443),
          accept("default.native"), outbound},
         {"to an address that [site] inside has", ipv6("2600:8::9", "fec0::1").tcp(443),
          accept("default.native"), inbound}},
        Site()
            .zones()
            .inside({"2600:9::/32", "fec0::1"})
            .action("ipv6.bogon-destination", Action::drop));
}

TEST_CASE("ipv6.bogon-destination inside a tunnel", "[policy]") {
  check({{"across", tunnelled(ipv6("2600:8::9", "fec0::1").tcp(443)),
          drop("ipv6.bogon-destination", 1), inbound},
         {"between global addresses", tunnelled(ipv6("2600:8::9", "2600:9::2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        with_declared_tunnels().zones().action("ipv6.bogon-destination", Action::drop));
}

TEST_CASE("by default ipv6.bogon-destination is told and passes", "[policy]") {
  CHECK(is_noted("ipv6.bogon-destination", ipv6("2600:9::2", "fec0::1").tcp(443), with_zones(),
                 outbound));
  CHECK_FALSE(is_noted("ipv6.bogon-destination", ipv6("2600:8::9", "2600:9::2").tcp(443),
                       with_zones(), inbound));
}

TEST_CASE("nobody tells ipv6.bogon-destination where nothing says what is outside", "[policy]") {
  check({{"forwarded", ipv6("2600:9::2", "fec0::1").tcp(443), accept("default.native"), forwarded},
         {"in a capture", ipv6("2600:9::2", "fec0::1").tcp(443), accept("default.native")}},
        Site().action("ipv6.bogon-destination", Action::drop));
}
