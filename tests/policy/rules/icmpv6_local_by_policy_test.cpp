// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

PacketBuilder to_us(std::uint8_t type) { return ipv6("2600::1", "2600::2").icmpv6(type); }

const Site strict = Site(policy::Role::host, true);

}  // namespace

TEST_CASE("icmpv6.local-by-policy (RFC 4890 4.4.4)", "[policy]") {
  for (const std::uint8_t type : Bytes{0, 5, 99, 102, 126, 139, 140}) {
    CAPTURE(int{type});
    CHECK(passes_noted(to_us(type), "icmpv6.local-by-policy", Site(), received));
    CHECK(passes_noted(to_us(type), "icmpv6.local-by-policy", Site(policy::Role::host)));
    CHECK_FALSE(passes_noted(to_us(type), "icmpv6.local-by-policy", Site(), forwarded));
    CHECK(decide(to_us(type), strict, received).verdict == drop("icmpv6.local-by-policy"));
  }
  CHECK(passes_unnoted(to_us(128), Site(), received));
  CHECK(passes_unnoted(to_us(138), Site(), received));
  CHECK_FALSE(passes_noted(ipv6("fe80::1", "2600::2").redirect("fe80::3", "2600::9"),
                           "icmpv6.local-by-policy", Site(), received));
}

TEST_CASE("icmpv6.local-by-policy inside a tunnel", "[policy]") {
  check({{"node information on the tunnel's own link",
          tunnelled(ipv6("fe80::1", "fe80::2").icmpv6(139)), drop("icmpv6.local-by-policy", 1)},
         {"an echo request on it", tunnelled(ipv6("fe80::1", "fe80::2").icmpv6(128)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().action("icmpv6.local-by-policy", policy::Action::drop));
}
