// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/icmp_messages.hpp"

using namespace sixgate;
using namespace sixgate::test;

TEST_CASE("mld.hop-limit (RFC 3810 5)", "[policy]") {
  const auto with_limit = [](std::uint8_t limit) {
    return ipv6("fe80::1", "ff02::16").hop_limit(limit).mld_report();
  };
  check(
      {{"a report of hop limit 0", with_limit(0), drop("mld.hop-limit")},
       {"a report of hop limit 2", with_limit(2), drop("mld.hop-limit")},
       {"a query of hop limit 255", ipv6("fe80::1", "ff02::1").hop_limit(255).mld_query(),
        drop("mld.hop-limit")},
       {"a multicast router's solicitation of hop limit 2",
        ipv6("fe80::1", "ff02::2").hop_limit(2).icmp(multicast_router_solicitation()),
        drop("mld.hop-limit")},
       {"a report of hop limit 1", with_limit(1), accept("mld.allowed")},
       {"a multicast router's solicitation of hop limit 1",
        ipv6("fe80::1", "ff02::2").icmp(multicast_router_solicitation()), accept("icmpv6.allowed")},
       {"an echo request of hop limit 2", ipv6("2600::1", "2600::2").hop_limit(2).icmpv6(128),
        accept("icmpv6.allowed")}},
      Site().action("mld.hop-limit", policy::Action::drop));
  CHECK(passes_noted(with_limit(2), "mld.hop-limit"));
  CHECK(passes_unnoted(with_limit(1)));
}

TEST_CASE("mld.hop-limit inside a tunnel", "[policy]") {
  check(
      {{"a report of hop limit 2", tunnelled(ipv6("fe80::1", "ff02::16").hop_limit(2).mld_report()),
        drop("mld.hop-limit", 1)},
       {"a report of hop limit 1", tunnelled(ipv6("fe80::1", "ff02::16").mld_report()),
        accept("mld.allowed", 1)}},
      with_declared_tunnels().action("mld.hop-limit", policy::Action::drop));
}
