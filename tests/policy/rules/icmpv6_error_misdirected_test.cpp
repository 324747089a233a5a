// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/routing_headers.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

PacketBuilder error_about(const PacketBuilder& quoted) {
  return ipv6("2600::1", "2600::2").icmpv6(1, 4).quoting(quoted);
}

}  // namespace

TEST_CASE("icmpv6.error-misdirected (RFC 4890 4.1)", "[policy]") {
  const auto at_home = ipv6("2600::c0", "2600::9").home_address("2600::2").tcp(443);
  const auto from_home = ipv6("2600::2", "2600::9").tcp(443);
  check(
      {{"about another node's packet", error_about(ipv6("2600::3", "2600::9").tcp(443)),
        drop("icmpv6.error-misdirected")},
       {"about a packet of another's home address",
        error_about(ipv6("2600::c0", "2600::9").home_address("2600::3").tcp(443)),
        drop("icmpv6.error-misdirected")},
       {"about its receiver's packet", error_about(from_home), accept("icmpv6.error-passes")},
       {"about a packet of its receiver's home address", error_about(at_home),
        accept("icmpv6.error-passes")},
       {"to a care-of address, with the home address behind a routing header",
        ipv6("2600::1", "2600::c0").routing(home_route("2600::2")).icmpv6(1, 4).quoting(from_home),
        accept("icmpv6.error-passes")},
       {"of a type that nobody knows",
        ipv6("2600::1", "2600::2").icmpv6(99).quoting(ipv6("2600::3", "2600::9").tcp(443)),
        accept("icmpv6.allowed")}},
      Site().action("icmpv6.error-misdirected", policy::Action::drop));
  CHECK(passes_noted(error_about(ipv6("2600::3", "2600::9").tcp(443)), "icmpv6.error-misdirected"));
  CHECK(passes_unnoted(error_about(from_home)));
}

TEST_CASE("icmpv6.error-misdirected inside a tunnel", "[policy]") {
  check(
      {{"about another node's packet", tunnelled(error_about(ipv6("2600::3", "2600::9").tcp(443))),
        drop("icmpv6.error-misdirected", 1)}},
      with_declared_tunnels().action("icmpv6.error-misdirected", policy::Action::drop));
}
