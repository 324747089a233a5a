// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("nd.off-link (RFC 4861 6.1.2, 8.1)", "[policy]") {
  check(
      {{"a router advertisement from a global address",
        ipv6("2600::1", "ff02::1").router_advertisement(), drop("nd.off-link")},
       {"a router advertisement from nowhere, which has a reason of its own",
        ipv6("::", "ff02::1").router_advertisement(), drop("ipv6.source-unspecified")},
       {"a redirect from a global address",
        ipv6("2600::1", "2600::2").redirect("fe80::3", "2600::9"), drop("nd.off-link")},
       {"a redirect from just above link-local",
        ipv6("fec0::1", "2600::2").redirect("fe80::3", "2600::9"), drop("nd.off-link")},
       {"a neighbour solicitation between global addresses, forwarded",
        ipv6("2600::1", "2600::2").neighbour_solicitation("2600::2"), drop("nd.off-link"),
        forwarded},
       {"a router solicitation, forwarded", ipv6("2600::1", "2600::2").router_solicitation(),
        drop("nd.off-link"), forwarded},
       {"a router advertisement from a link-local address",
        ipv6("fe80::1", "ff02::1").router_advertisement(), accept("nd.allowed"), received},
       {"a redirect from a link-local address",
        ipv6("fe80::1", "2600::2").redirect("fe80::3", "2600::9"), accept("nd.allowed"), received},
       {"a neighbour solicitation between global addresses of one link",
        ipv6("2600::1", "2600::2").neighbour_solicitation("2600::2"), accept("nd.allowed"),
        received},
       {"a neighbour solicitation through a bridge",
        ipv6("2600::1", "2600::2").neighbour_solicitation("2600::2"), accept("nd.allowed"),
        bridged},
       {"a router solicitation from ::", ipv6("::", "ff02::2").router_solicitation(),
        accept("nd.allowed"), received},
       {"an echo request between global addresses, forwarded",
        ipv6("2600::1", "2600::2").icmpv6(128), accept("icmpv6.allowed"), forwarded}});
}

TEST_CASE("nd.off-link inside a tunnel", "[policy]") {
  check({{"a router advertisement from a global address",
          tunnelled(ipv6("2600::1", "ff02::1").router_advertisement()), drop("nd.off-link", 1)},
         {"neighbour discovery of the tunnel's own link, in a tunnel that is forwarded",
          tunnelled(ipv6("fe80::1", "ff02::1").router_advertisement()), accept("nd.allowed", 1),
          forwarded}},
        with_declared_tunnels());
}
