// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"

using namespace sixgate::test;

TEST_CASE("ext.option-router-alert (RFC 9288 4.4.4.5)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"on UDP", PacketBuilder(six).router_alert().udp(1, 9), drop("ext.option-router-alert")},
       {"of RSVP", PacketBuilder(six).hop_by_hop(router_alert_option(1)).protocol(46, Bytes(8, 0)),
        drop("ext.option-router-alert")},
       {"on an echo request", PacketBuilder(six).router_alert().icmpv6(128),
        drop("ext.option-router-alert")},
       {"two on a report",
        ipv6("fe80::1", "ff02::16")
            .hop_limit(1)
            .hop_by_hop(joined({router_alert_option(0), router_alert_option(0)}))
            .icmpv6(143),
        drop("ext.option-router-alert")},
       {"on a listener report", ipv6("fe80::1", "ff02::16").mld_report(), accept("mld.allowed")},
       {"on a multicast router advertisement",
        ipv6("fe80::1", "ff02::6a").router_alert().icmpv6(151), accept("icmpv6.allowed")},
       {"on a later fragment of a report",
        ipv6("fe80::1", "ff02::16").router_alert().fragment(8, false, 1).protocol(58, Bytes(8, 0)),
        accept("frag.allowed")},
       {"no alert", PacketBuilder(six).hop_by_hop().udp(1, 9), accept("default.native")}},
      dropping("ext.option-router-alert"));
  CHECK(is_noted(PacketBuilder(six).router_alert().udp(1, 9), "ext.option-router-alert"));
}

TEST_CASE("ext.option-router-alert inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"on UDP in the inner packet", tunnelled(PacketBuilder(six).router_alert().udp(1, 9)),
          drop("ext.option-router-alert", 1)},
         {"none in it", tunnelled(PacketBuilder(six).hop_by_hop().udp(1, 9)),
          accept("service.allowed", 1)}},
        dropping_in_tunnels("ext.option-router-alert"));
}
