// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

PacketBuilder error_about_packet_to(const char* destination, std::uint8_t type,
                                    std::uint8_t code = 0, std::uint32_t word = 0) {
  return ipv6("2600::1", "2600::2")
      .icmpv6(type, code, word)
      .quoting(ipv6("2600::2", destination).udp(5000, 5001));
}

}  // namespace

TEST_CASE("icmpv6.error-multicast (RFC 4443 2.4)", "[policy]") {
  check({{"an unreachable about a packet to a group", error_about_packet_to("ff0e::1", 1),
          drop("icmpv6.error-multicast")},
         {"a time exceeded about a packet to a group", error_about_packet_to("ff0e::1", 3),
          drop("icmpv6.error-multicast")},
         {"an unknown header in a packet to a group", error_about_packet_to("ff0e::1", 4, 1),
          drop("icmpv6.error-multicast")},
         {"an unknown option in a packet to a group", error_about_packet_to("ff0e::1", 4, 2),
          accept("icmpv6.error-passes")},
         {"a too big about a packet to a group", error_about_packet_to("ff0e::1", 2, 0, 1280),
          accept("icmpv6.packet-too-big")},
         {"an unreachable about a packet to a node", error_about_packet_to("2600::9", 1),
          accept("icmpv6.error-passes")}},
        Site().action("icmpv6.error-multicast", policy::Action::drop));
  CHECK(passes_noted(error_about_packet_to("ff0e::1", 1), "icmpv6.error-multicast"));
  CHECK(passes_unnoted(error_about_packet_to("ff0e::1", 4, 2)));
}

TEST_CASE("icmpv6.error-multicast inside a tunnel", "[policy]") {
  check({{"an unreachable about a packet to a group",
          tunnelled(error_about_packet_to("ff0e::1", 1)), drop("icmpv6.error-multicast", 1)}},
        with_declared_tunnels().action("icmpv6.error-multicast", policy::Action::drop));
}
