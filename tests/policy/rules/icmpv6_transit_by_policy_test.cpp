// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

PacketBuilder through(std::uint8_t type) { return ipv6("2600::1", "2600::2").icmpv6(type); }

const Site strict = Site(policy::Role::border, true);

}  // namespace

TEST_CASE("icmpv6.transit-by-policy (RFC 4890 4.3.4)", "[policy]") {
  for (const std::uint8_t type : Bytes{0, 5, 99, 102, 126, 150, 154, 161, 162, 199, 202, 254}) {
    CAPTURE(int{type});
    CHECK(passes_noted(through(type), "icmpv6.transit-by-policy", Site(), forwarded));
    CHECK(passes_noted(through(type), "icmpv6.transit-by-policy"));
    CHECK_FALSE(passes_noted(through(type), "icmpv6.transit-by-policy", Site(), received));
    CHECK(decide(through(type), strict, forwarded).verdict == drop("icmpv6.transit-by-policy"));
  }
  for (const std::uint8_t type : Bytes{128, 129, 144, 145, 146, 147}) {
    CAPTURE(int{type});
    CHECK(passes_unnoted(through(type), Site(), forwarded));
  }
  for (const std::uint8_t type : Bytes{1, 3, 4}) {
    CAPTURE(int{type});
    CHECK(passes_unnoted(ipv6("fd00::1", "2600::2").icmpv6_error(type), Site(), forwarded));
  }
}

TEST_CASE("icmpv6.transit-by-policy inside a tunnel", "[policy]") {
  check({{"an unallocated error", tunnelled(through(99)), drop("icmpv6.transit-by-policy", 1)},
         {"an echo request", tunnelled(through(128)), accept("service.allowed", 1)}},
        with_declared_tunnels().action("icmpv6.transit-by-policy", policy::Action::drop));
}
