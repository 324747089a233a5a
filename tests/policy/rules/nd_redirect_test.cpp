// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;

TEST_CASE("nd.redirect (RFC 4890 4.4.4)", "[policy]") {
  const PacketBuilder redirect = ipv6("fe80::1", "2600::2").redirect("fe80::3", "2600::9");
  const PacketBuilder advertisement = ipv6("fe80::1", "ff02::1").router_advertisement();
  check({{"a redirect", redirect, drop("nd.redirect"), received},
         {"a router advertisement", advertisement, accept("nd.allowed"), received},
         {"router renumbering, the type behind it", ipv6("fe80::1", "fe80::2").icmpv6(138),
          accept("icmpv6.allowed"), received}},
        Site(policy::Role::host, true));
  CHECK(passes_noted(redirect, "nd.redirect", Site(), received));
  CHECK(passes_unnoted(advertisement, Site(), received));
}

TEST_CASE("nd.redirect inside a tunnel", "[policy]") {
  check({{"a redirect", tunnelled(ipv6("fe80::1", "fe80::2").redirect("fe80::3", "2600::9")),
          drop("nd.redirect", 1)}},
        with_declared_tunnels().action("nd.redirect", policy::Action::drop));
}
