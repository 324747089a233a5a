// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/icmp_messages.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

PacketBuilder start() { return ipv6("fe80::1", "ff02::16").hop_limit(1); }

/// A report in front of which nothing has been put.
Icmp bare_report() {
  Icmp report = listener_report_v2({{.group = "ff02::1:ff00:1"}});
  report.router_alert = false;
  return report;
}

}  // namespace

TEST_CASE("mld.router-alert (RFC 3810 5)", "[policy]") {
  check(
      {{"a report without extension headers", start().icmp(bare_report()),
        drop("mld.router-alert")},
       {"a report behind other options", start().hop_by_hop().icmp(bare_report()),
        drop("mld.router-alert")},
       {"a report behind an alert for RSVP", start().hop_by_hop({5, 2, 0, 1}).icmp(bare_report()),
        drop("mld.router-alert")},
       {"a report behind an alert of the wrong length",
        start().hop_by_hop({5, 1, 0}).icmp(bare_report()), drop("mld.router-alert")},
       {"a report behind an alert that only its destination sees",
        start().destination_options({5, 2, 0, 0}).icmp(bare_report()), drop("mld.router-alert")},
       {"a multicast router's termination without",
        ipv6("fe80::1", "ff02::6a").hop_limit(1).icmpv6(153), drop("mld.router-alert")},
       {"a report behind its alert", start().mld_report(), accept("mld.allowed")},
       {"a report whose alert follows padding",
        start().hop_by_hop({1, 0, 5, 2, 0, 0}).icmp(bare_report()), accept("mld.allowed")},
       {"a multicast router's termination behind its alert",
        ipv6("fe80::1", "ff02::6a").icmp(multicast_router_termination()), accept("icmpv6.allowed")},
       {"an echo request without", ipv6("2600::1", "2600::2").icmpv6(128),
        accept("icmpv6.allowed")}},
      Site().action("mld.router-alert", policy::Action::drop));
  CHECK(passes_noted(start().icmp(bare_report()), "mld.router-alert"));
  CHECK(passes_unnoted(start().mld_report()));
}

TEST_CASE("mld.router-alert inside a tunnel", "[policy]") {
  check({{"a report without", tunnelled(start().icmp(bare_report())), drop("mld.router-alert", 1)},
         {"a report behind its alert", tunnelled(start().mld_report()), accept("mld.allowed", 1)}},
        with_declared_tunnels().action("mld.router-alert", policy::Action::drop));
}

TEST_CASE("listener discovery with a flaw is never dropped by default, in a tunnel neither",
          "[policy]") {
  check({{"a report without a router alert", tunnelled(start().icmp(bare_report())),
          accept("mld.allowed", 1)}},
        with_declared_tunnels());
}
