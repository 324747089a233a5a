// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/icmp_messages.hpp"

using namespace sixgate;
using namespace sixgate::test;

TEST_CASE("mld.source (RFC 3810 5.1.14, 5.2.13)", "[policy]") {
  const auto to_group = [](const char* source, const Icmp& message) {
    return ipv6(source, "ff02::1234").icmp(message);
  };
  check({{"a query from a global address", to_group("2600::1", listener_query_v2("::")),
          drop("mld.source")},
         {"a query from nobody", to_group("::", listener_query("::")), drop("mld.source")},
         {"a report from a global address", to_group("2600::1", listener_report("ff02::1234")),
          drop("mld.source")},
         {"a report of version 2 from just above link-local",
          to_group("fec0::1", listener_report_v2({})), drop("mld.source")},
         {"a done from a global address", to_group("2600::1", listener_done("ff02::1234")),
          drop("mld.source")},
         {"a multicast router from nowhere", to_group("::", multicast_router_advertisement()),
          drop("mld.source")},
         {"a multicast router's termination from a global address",
          to_group("2600::1", multicast_router_termination()), drop("mld.source")},
         {"a query from a link-local address", to_group("fe80::1", listener_query("::")),
          accept("mld.allowed")},
         {"a report from who has no address yet",
          to_group("::", listener_report_v2({{.group = "ff02::1:ff00:1"}})), accept("mld.allowed")},
         {"a done from who has no address yet", to_group("::", listener_done("ff02::1234")),
          accept("mld.allowed")},
         {"a multicast router from a link-local address",
          to_group("fe80::1", multicast_router_advertisement()), accept("icmpv6.allowed")},
         {"an echo reply from a global address", ipv6("2600::1", "2600::2").icmpv6(129),
          accept("icmpv6.allowed")}},
        Site()
            .action("mld.source", policy::Action::drop)
            .action("ipv6.source-unspecified", policy::Action::accept));
  CHECK(passes_noted(to_group("2600::1", listener_query("::")), "mld.source"));
  CHECK(passes_unnoted(to_group("::", listener_done("ff02::1234"))));
}

TEST_CASE("mld.source inside a tunnel", "[policy]") {
  check({{"a query from a global address", tunnelled(ipv6("2600::1", "ff02::1").mld_query()),
          drop("mld.source", 1)}},
        with_declared_tunnels().action("mld.source", policy::Action::drop));
}
