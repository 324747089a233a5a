// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/routing_headers.hpp"

using namespace sixgate;
using namespace sixgate::test;

TEST_CASE("icmpv6.echo-multicast (whitepaper 3.1)", "[policy]") {
  check({{"a ping to all nodes of the link", ipv6("fe80::1", "ff02::1").icmpv6(128),
          drop("icmpv6.echo-multicast")},
         {"a ping to all routers of the link", ipv6("fe80::1", "ff02::2").icmpv6(128),
          drop("icmpv6.echo-multicast")},
         {"a ping to a site's group", ipv6("2600::1", "ff05::2").icmpv6(128),
          drop("icmpv6.echo-multicast")},
         {"a ping to a global group", ipv6("2600::1", "ff0e::101").icmpv6(128),
          drop("icmpv6.echo-multicast")},
         {"our own, on its way out", ipv6("fe80::1", "ff02::1").icmpv6(128),
          drop("icmpv6.echo-multicast"), sent},
         {"behind extension headers",
          ipv6("fe80::1", "ff02::1").hop_by_hop().destination_options().icmpv6(128),
          drop("icmpv6.echo-multicast")},
         {"behind a Fragment header that splits nothing",
          ipv6("fe80::1", "ff02::1").fragment(0, false, 1).icmpv6(128),
          drop("icmpv6.echo-multicast")},
         {"with a code nobody uses", ipv6("fe80::1", "ff02::1").icmpv6(128, 7),
          drop("icmpv6.echo-multicast")},
         {"a ping to a node", ipv6("2600::1", "2600::2").icmpv6(128), accept("icmpv6.allowed")},
         {"a ping to just below multicast", ipv6("2600::1", "feff::1").icmpv6(128),
          accept("icmpv6.allowed")},
         {"an answer", ipv6("2600::2", "2600::1").icmpv6(129), accept("icmpv6.allowed")},
         {"another message to all nodes", ipv6("fe80::1", "ff02::1").router_advertisement(),
          accept("nd.allowed")},
         {"UDP to a group, port 128", ipv6("fe80::1", "ff02::fb").udp(128, 128),
          accept("default.native")},
         {"IPv4's echo to a group, which has a reason of its own",
          ipv4("8.0.0.1", "224.0.0.1").icmpv4(8), drop("icmpv4.echo-multicast")}});
}

TEST_CASE("multicast pings are dropped in every scope, to the host, from it and through the border",
          "[policy]") {
  for (unsigned scope = 0; scope <= 0xf; ++scope) {
    for (const unsigned flags : {0U, 1U, 3U, 7U}) {
      const auto group =
          wire::Address::ipv6(std::uint64_t{0xff00 | flags << 4 | scope} << 48, 0x101);
      const PacketBuilder ping = PacketBuilder(address_of("2600::1"), group).icmpv6(128);
      CAPTURE(ping.says());
      for (const auto role : {policy::Role::border, policy::Role::host}) {
        for (const auto& arrival : {received, sent, forwarded, bridged, policy::Arrival{}}) {
          const Site site = Site(role).action("ipv6.multicast-scope", policy::Action::accept);
          CHECK(decide(ping, site, arrival).verdict == drop("icmpv6.echo-multicast"));
        }
      }
    }
  }
}

TEST_CASE("icmpv6.echo-multicast inside a tunnel", "[policy]") {
  check({{"a ping to all nodes of the tunnel", tunnelled(ipv6("fe80::1", "ff02::1").icmpv6(128)),
          drop("icmpv6.echo-multicast", 1)},
         {"a ping to a node", tunnelled(ipv6("2600::1", "2600::2").icmpv6(128)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("who may diagnose may ping groups", "[policy]") {
  check({{"from the monitoring station", ipv6("2600::a", "ff05::2").icmpv6(128),
          accept("icmpv6.allowed")},
         {"from beside it", ipv6("2600::b", "ff05::2").icmpv6(128), drop("icmpv6.echo-multicast")}},
        Site().multicast_echo_from({"2600::a"}));
}

TEST_CASE("a Routing header takes no ping to a group around the corner", "[policy]") {
  check(
      {{"by a segment",
        ipv6("2600::1", "2600::2").routing(segment_routing({"ff02::1"}, 1)).icmpv6(128),
        drop("icmpv6.echo-multicast")},
       {"for a home address", ipv6("2600::1", "2600::2").routing(home_route("ff02::1")).icmpv6(128),
        drop("icmpv6.echo-multicast")},
       {"a segment that is a node",
        ipv6("2600::1", "2600::2").routing(segment_routing({"2600::3"}, 1)).icmpv6(128),
        accept("icmpv6.allowed")}});
}
