// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

PacketBuilder error_to(const char* destination) {
  return ipv6("2600::1", destination).icmpv6(1, 4).quoting(ipv6("2600::2", "2600::9").tcp(443));
}

}  // namespace

TEST_CASE("icmpv6.error-destination (RFC 4443 2.4)", "[policy]") {
  const Site site = Site().action("icmpv6.error-destination", policy::Action::drop);
  check(
      {{"an error to all nodes", error_to("ff02::1"), drop("icmpv6.error-destination")},
       {"an error to a group of the world", error_to("ff0e::1"), drop("icmpv6.error-destination")},
       {"an error to a node", error_to("2600::2"), accept("icmpv6.error-passes")},
       {"a router advertisement to all nodes", ipv6("fe80::1", "ff02::1").router_advertisement(),
        accept("nd.allowed")}},
      site);
  CHECK(passes_noted(error_to("ff0e::1"), "icmpv6.error-destination"));
  CHECK(passes_unnoted(error_to("2600::2")));
}

TEST_CASE("icmpv6.error-destination inside a tunnel", "[policy]") {
  check({{"an error to a group", tunnelled(error_to("ff0e::1")),
          drop("icmpv6.error-destination", 1)}},
        with_declared_tunnels().action("icmpv6.error-destination", policy::Action::drop));
}
