// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;

TEST_CASE("icmpv6.code (RFC 4443 2.1)", "[policy]") {
  const PacketBuilder start = ipv6("2600::1", "2600::2");
  using B = PacketBuilder;
  const Site strict = Site().action("icmpv6.code", policy::Action::drop);
  check({{"an unreachable of code 10", B(start).icmpv6_error(1, 10), drop("icmpv6.code")},
         {"a time exceeded of code 2", B(start).icmpv6_error(3, 2), drop("icmpv6.code")},
         {"a problem of code 11", B(start).icmpv6_error(4, 11), drop("icmpv6.code")},
         {"an echo request of code 1", B(start).icmpv6(128, 1), drop("icmpv6.code")},
         {"an unreachable of code 9", B(start).icmpv6_error(1, 9), accept("icmpv6.error-passes")},
         {"a problem of code 10", B(start).icmpv6_error(4, 10), accept("icmpv6.error-passes")},
         {"a too big of a code that its receiver ignores",
          B(start).icmpv6(2, 7, 1280).quoting(ipv6("2600::2", "2600::9").tcp(443)),
          accept("icmpv6.packet-too-big")},
         {"an echo request of code 0", B(start).icmpv6(128), accept("icmpv6.allowed")},
         {"an unknown type, any code of which may be right", B(start).icmpv6(162, 200),
          accept("icmpv6.allowed")}},
        strict);
  CHECK(passes_noted(B(start).icmpv6(128, 1), "icmpv6.code"));
  CHECK(passes_noted(B(start).icmpv6_error(1, 10), "icmpv6.code"));
  CHECK(passes_unnoted(B(start).icmpv6_error(1, 9)));
}

TEST_CASE("icmpv6.code inside a tunnel", "[policy]") {
  check({{"an echo request of code 1", tunnelled(ipv6("2600::1", "2600::2").icmpv6(128, 1)),
          drop("icmpv6.code", 1)}},
        with_declared_tunnels().action("icmpv6.code", policy::Action::drop));
}
