// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

PacketBuilder error_about_packet_from(const char* source) {
  return ipv6("2600::1", "2600::2").icmpv6(1, 4).quoting(ipv6(source, "2600::9").tcp(443));
}

}  // namespace

TEST_CASE("icmpv6.error-about-nobody (RFC 4443 2.4)", "[policy]") {
  check(
      {{"about a packet from ::", error_about_packet_from("::"), drop("icmpv6.error-about-nobody")},
       {"about a packet from a group", error_about_packet_from("ff02::1"),
        drop("icmpv6.error-about-nobody")},
       {"about another node's packet", error_about_packet_from("2600::3"),
        accept("icmpv6.error-passes")},
       {"about a packet from its receiver", error_about_packet_from("2600::2"),
        accept("icmpv6.error-passes")},
       {"about a packet that ends before its source",
        ipv6("2600::1", "2600::2").icmpv6(99).payload(Bytes(20, 0)), accept("icmpv6.allowed")},
       {"a private router's error", ipv6("fd00::1", "2600::2").icmpv6_error(3),
        accept("icmpv6.error-passes")}});
}

TEST_CASE("icmpv6.error-about-nobody inside a tunnel", "[policy]") {
  check({{"about a packet from ::", tunnelled(error_about_packet_from("::")),
          drop("icmpv6.error-about-nobody", 1)},
         {"about a packet from its receiver", tunnelled(error_about_packet_from("2600::2")),
          accept("icmpv6.error-passes", 1)}},
        with_declared_tunnels());
}
