// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv4.documentation (RFC 6890 2.2.2)", "[policy]") {
  check({{"from 192.0.2.1, from outside", ipv4("192.0.2.1", "9.0.0.2").tcp(443),
          drop("ipv4.documentation"), inbound},
         {"to 192.0.2.1, to outside", ipv4("9.0.0.2", "192.0.2.1").tcp(443),
          drop("ipv4.documentation"), outbound},
         {"from 198.51.100.255, from outside", ipv4("198.51.100.255", "9.0.0.2").tcp(443),
          drop("ipv4.documentation"), inbound},
         {"to 198.51.100.255, to outside", ipv4("9.0.0.2", "198.51.100.255").tcp(443),
          drop("ipv4.documentation"), outbound},
         {"from 203.0.113.0, from outside", ipv4("203.0.113.0", "9.0.0.2").tcp(443),
          drop("ipv4.documentation"), inbound},
         {"to 203.0.113.0, to outside", ipv4("9.0.0.2", "203.0.113.0").tcp(443),
          drop("ipv4.documentation"), outbound},
         {"from 192.0.2.1, to outside", ipv4("192.0.2.1", "8.0.0.9").tcp(443),
          drop("ipv4.documentation"), outbound},
         {"an echo request", ipv4("192.0.2.1", "9.0.0.2").icmpv4(8), drop("ipv4.documentation"),
          inbound},
         {"an error, which routers send from what they have",
          ipv4("192.0.2.1", "9.0.0.2").icmpv4_error(11), accept("icmpv4.error-passes"), inbound},
         {"within", ipv4("192.0.2.1", "9.0.0.2").tcp(443), accept("default.native"), within},
         {"through a bridge", ipv4("192.0.2.1", "9.0.0.2").tcp(443), accept("default.native"),
          bridged_in},
         {"a later fragment of ICMP, which may be an error's",
          ipv4("192.0.2.1", "9.0.0.2").fragment(1280, false, 1).protocol(1, Bytes(64, 0)),
          accept("frag.allowed"), inbound},
         {"to 192.0.2.1, from outside", ipv4("8.0.0.9", "192.0.2.1").tcp(443),
          drop("ipv4.documentation"), inbound},
         {"an error to there", ipv4("9.0.0.2", "192.0.2.1").icmpv4_error(11),
          accept("icmpv4.error-passes"), outbound},
         {"to there, within", ipv4("9.0.0.2", "192.0.2.1").tcp(443), accept("default.native"),
          within},
         {"192.0.3.1 from outside", ipv4("192.0.3.1", "9.0.0.2").tcp(443), accept("default.native"),
          inbound},
         {"203.0.112.255 from outside", ipv4("203.0.112.255", "9.0.0.2").tcp(443),
          accept("default.native"), inbound}},
        with_zones());
}

TEST_CASE("ipv4.documentation by addresses, without zones", "[policy]") {
  check({{"from there to inside", ipv4("192.0.2.1", "9.0.0.2").tcp(443), drop("ipv4.documentation"),
          forwarded},
         {"from there to inside, in a capture", ipv4("192.0.2.1", "9.0.0.2").tcp(443),
          drop("ipv4.documentation")},
         {"from there to elsewhere", ipv4("192.0.2.1", "8.0.0.9").tcp(443),
          accept("default.native"), forwarded},
         {"from there, to us", ipv4("192.0.2.1", "9.0.0.2").tcp(443), accept("default.native"),
          received},
         {"from inside to there", ipv4("9.0.0.2", "192.0.2.1").tcp(443), drop("ipv4.documentation"),
          forwarded},
         {"from inside to there, in a capture", ipv4("9.0.0.2", "192.0.2.1").tcp(443),
          drop("ipv4.documentation")}},
        without_zones());
}

TEST_CASE("an address that [site] inside has is none of ipv4.documentation", "[policy]") {
  check({{"from an address that [site] inside has", ipv4("192.0.2.1", "8.0.0.9").tcp(443),
          accept("default.native"), outbound},
         {"to an address that [site] inside has", ipv4("8.0.0.9", "192.0.2.1").tcp(443),
          accept("default.native"), inbound}},
        Site().zones().inside({"9.0.0.0/24", "192.0.2.1"}));
}

TEST_CASE("ipv4.documentation inside a tunnel", "[policy]") {
  check({{"across", tunnelled(ipv4("192.0.2.1", "9.0.0.2").tcp(443)), drop("ipv4.documentation", 1),
          inbound},
         {"between global addresses", tunnelled(ipv4("8.0.0.9", "9.0.0.2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        with_declared_tunnels().zones());
}

TEST_CASE("what a tunnel is said to bring is none of ipv4.documentation", "[policy]") {
  check({{"from an address of `inner`", tunnelled(ipv4("192.0.2.1", "9.0.0.2").tcp(443)),
          accept("service.allowed", 1), inbound}},
        Site()
            .zones()
            .tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"})
            .inner({"192.0.2.1"})
            .open_everything());
}

TEST_CASE("nobody tells ipv4.documentation where nothing says what is outside", "[policy]") {
  check({{"forwarded", ipv4("192.0.2.1", "9.0.0.2").tcp(443), accept("default.native"), forwarded},
         {"in a capture", ipv4("192.0.2.1", "9.0.0.2").tcp(443), accept("default.native")}},
        Site());
}
