// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/icmp_messages.hpp"

using namespace sixgate::test;

TEST_CASE("ipv6.source-unspecified (RFC 4291 2.5.2)", "[policy]") {
  check({{"TCP from nowhere", ipv6("::", "2600::2").tcp(443), drop("ipv6.source-unspecified")},
         {"UDP from nowhere to a group", ipv6("::", "ff02::1:2").udp(546, 547),
          drop("ipv6.source-unspecified"), received},
         {"an echo request from nowhere", ipv6("::", "2600::2").icmpv6(128),
          drop("ipv6.source-unspecified")},
         {"a router advertisement from nowhere", ipv6("::", "ff02::1").router_advertisement(),
          drop("ipv6.source-unspecified"), received},
         {"a neighbour advertisement from nowhere",
          ipv6("::", "ff02::1").neighbour_advertisement("fe80::1"), drop("ipv6.source-unspecified"),
          received},
         {"an MLD query from nowhere", ipv6("::", "ff02::1").mld_query(),
          drop("ipv6.source-unspecified"), received},
         {"an error from nowhere", ipv6("::", "2600::2").icmpv6_error(1, 4),
          drop("ipv6.source-unspecified")},
         {"duplicate address detection, forwarded",
          ipv6("::", "ff02::1:ff00:1").neighbour_solicitation("2600::1"),
          drop("ipv6.source-unspecified"), forwarded},
         {"duplicate address detection",
          ipv6("::", "ff02::1:ff00:1").neighbour_solicitation("2600::1"), accept("nd.allowed"),
          received},
         {"duplicate address detection through a bridge",
          ipv6("::", "ff02::1:ff00:1").neighbour_solicitation("2600::1"), accept("nd.allowed"),
          bridged},
         {"our own", ipv6("::", "ff02::1:ff00:1").neighbour_solicitation("2600::1"),
          accept("nd.allowed"), sent},
         {"a router solicitation", ipv6("::", "ff02::2").router_solicitation(),
          accept("nd.allowed"), received},
         {"a certification path solicitation",
          ipv6("::", "ff02::2").icmp(certification_path_solicitation(7, 0xffff)),
          accept("nd.allowed"), received},
         {"an MLD report of version 2", ipv6("::", "ff02::16").mld_report(), accept("mld.allowed"),
          received},
         {"an MLD report of version 1",
          ipv6("::", "ff02::1:ff00:1").hop_limit(1).router_alert().icmpv6(131).payload(16),
          accept("mld.allowed"), received},
         {"an MLD done", ipv6("::", "ff02::2").hop_limit(1).router_alert().icmpv6(132).payload(16),
          accept("mld.allowed"), received},
         {"TCP from an address that ends in zeros", ipv6("2600::", "2600::2").tcp(443),
          accept("default.native")}});
}

TEST_CASE("ipv6.source-unspecified inside a tunnel", "[policy]") {
  check({{"TCP from nowhere", tunnelled(ipv6("::", "2600::2").tcp(443)),
          drop("ipv6.source-unspecified", 1)},
         {"duplicate address detection of the tunnel's own link, forwarded",
          tunnelled(ipv6("::", "ff02::1:ff00:1").neighbour_solicitation("2600::1")),
          accept("nd.allowed", 1), forwarded}},
        with_declared_tunnels());
}
