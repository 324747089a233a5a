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

TEST_CASE("icmpv6.local-refused (RFC 4890 4.4.5)", "[policy]") {
  for (const std::uint8_t type :
       Bytes{100, 101, 127, 154, 155, 161, 199, 200, 201, 202, 254, 255}) {
    CAPTURE(int{type});
    CHECK(passes_noted(to_us(type), "icmpv6.local-refused", Site(), received));
    CHECK(passes_noted(to_us(type), "icmpv6.local-refused", Site(), sent));
    CHECK_FALSE(passes_noted(to_us(type), "icmpv6.local-refused", Site(), forwarded));
    CHECK(decide(to_us(type), strict, received).verdict == drop("icmpv6.local-refused"));
  }
  for (const std::uint8_t type : Bytes{128, 129, 138, 144, 147, 150}) {
    CAPTURE(int{type});
    CHECK(passes_unnoted(to_us(type), Site(), received));
  }
}

TEST_CASE("icmpv6.local-refused inside a tunnel", "[policy]") {
  check({{"RPL on the tunnel's own link", tunnelled(ipv6("fe80::1", "ff02::1a").icmpv6(155)),
          drop("icmpv6.local-refused", 1)},
         {"an echo request on it", tunnelled(ipv6("fe80::1", "fe80::2").icmpv6(128)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().action("icmpv6.local-refused", policy::Action::drop));
}
