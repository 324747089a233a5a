// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("nd.hop-limit (RFC 4861 6.1, 7.1, 8.1)", "[policy]") {
  const auto link = ipv6("fe80::1", "fe80::2");
  check(
      {{"a router solicitation that was forwarded once",
        PacketBuilder(link).hop_limit(254).router_solicitation(), drop("nd.hop-limit")},
       {"a router advertisement that was forwarded",
        PacketBuilder(link).hop_limit(254).router_advertisement(), drop("nd.hop-limit")},
       {"a neighbour solicitation with hop limit 64",
        PacketBuilder(link).hop_limit(64).neighbour_solicitation("fe80::2"), drop("nd.hop-limit")},
       {"a neighbour advertisement with hop limit 1",
        PacketBuilder(link).hop_limit(1).neighbour_advertisement("fe80::1"), drop("nd.hop-limit")},
       {"a redirect with hop limit 0",
        PacketBuilder(link).hop_limit(0).redirect("fe80::3", "2600::1"), drop("nd.hop-limit")},
       {"an inverse solicitation with hop limit 254: RFC 3122 4.3",
        PacketBuilder(link).hop_limit(254).icmpv6(141), drop("nd.hop-limit")},
       {"a certification path solicitation with hop limit 254: RFC 3971 6.4",
        PacketBuilder(link).hop_limit(254).icmpv6(148), drop("nd.hop-limit")},
       {"a router solicitation", PacketBuilder(link).router_solicitation(), accept("nd.allowed")},
       {"a router advertisement", ipv6("fe80::1", "ff02::1").router_advertisement(),
        accept("nd.allowed")},
       {"a neighbour solicitation", PacketBuilder(link).neighbour_solicitation("fe80::2"),
        accept("nd.allowed")},
       {"duplicate address detection, from ::",
        ipv6("::", "ff02::1:ff00:2").neighbour_solicitation("fe80::2"), accept("nd.allowed")},
       {"a neighbour advertisement", PacketBuilder(link).neighbour_advertisement("fe80::1"),
        accept("nd.allowed")},
       {"a redirect", PacketBuilder(link).redirect("fe80::3", "2600::1"), accept("nd.allowed")},
       {"MLD, whose hop limit is 1", ipv6("fe80::1", "ff02::16").mld_report(),
        accept("mld.allowed")},
       {"duplicate address request of 6LoWPAN, which is routed: RFC 6775 8.2",
        ipv6("2600::1", "2600::2").icmpv6(157), accept("icmpv6.allowed")},
       {"an echo request with hop limit 64", PacketBuilder(link).icmpv6(128),
        accept("icmpv6.allowed")}});
}

TEST_CASE("nd.hop-limit inside a tunnel", "[policy]") {
  const auto link = ipv6("fe80::1", "fe80::2");
  check(
      {{"a neighbour solicitation with hop limit 64",
        tunnelled(PacketBuilder(link).hop_limit(64).neighbour_solicitation("fe80::2")),
        drop("nd.hop-limit", 1)},
       {"a neighbour solicitation of the tunnel's own link",
        tunnelled(PacketBuilder(link).neighbour_solicitation("fe80::2")), accept("nd.allowed", 1)}},
      with_declared_tunnels());
}
