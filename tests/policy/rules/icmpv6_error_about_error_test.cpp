// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

PacketBuilder error_about(const PacketBuilder& quoted) {
  return ipv6("2600::1", "2600::2").icmpv6(1, 4).quoting(quoted);
}

PacketBuilder from_receiver() { return ipv6("2600::2", "2600::9"); }

}  // namespace

TEST_CASE("icmpv6.error-about-error (RFC 4443 2.4)", "[policy]") {
  check(
      {{"about an unreachable", error_about(from_receiver().icmpv6_error(1)),
        drop("icmpv6.error-about-error")},
       {"about an unreachable behind options",
        error_about(from_receiver().destination_options().icmpv6_error(1)),
        drop("icmpv6.error-about-error")},
       {"about the last type that is an error", error_about(from_receiver().icmpv6(127)),
        drop("icmpv6.error-about-error")},
       {"about a redirect", error_about(ipv6("2600::2", "2600::9").redirect("fe80::3", "2600::7")),
        drop("icmpv6.error-about-error")},
       {"about an echo request", error_about(from_receiver().icmpv6(128)),
        accept("icmpv6.error-passes")},
       {"about router renumbering", error_about(from_receiver().icmpv6(138)),
        accept("icmpv6.error-passes")},
       {"about ICMP of the other family in a tunnel",
        error_about(from_receiver().carries(ipv4("8.0.0.1", "9.0.0.2").icmpv4(3).payload(28))),
        accept("icmpv6.error-passes")},
       {"about a later fragment, of which nobody knows",
        error_about(from_receiver().fragment(8, false, 7).icmpv6(1)),
        accept("icmpv6.error-passes")},
       {"about a packet cut before its message",
        ipv6("2600::1", "2600::2").icmpv6(1, 4).payload([] {
          Bytes bytes = ipv6("2600::2", "2600::9").icmpv6_error(1).bytes();
          bytes.resize(44);
          return bytes;
        }()),
        accept("icmpv6.error-passes")}});
}

TEST_CASE("icmpv6.error-about-error inside a tunnel", "[policy]") {
  check({{"about an unreachable", tunnelled(error_about(from_receiver().icmpv6_error(1))),
          drop("icmpv6.error-about-error", 1)},
         {"about TCP", tunnelled(error_about(from_receiver().tcp(443))),
          accept("icmpv6.error-passes", 1)}},
        with_declared_tunnels());
}
