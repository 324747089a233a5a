// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("icmpv6.error-unrelated (RFC 6092 3.2.1)", "[policy]") {
  const auto error =
      ipv6("2600::1", "2600::2").icmpv6(1, 4).quoting(ipv6("2600::2", "2600::9").tcp(443));
  sixgate::policy::Recollection unrelated;
  unrelated.is_error_unrelated = true;
  check({{"out of a tunnel, about a packet that nobody sent",
          tunnelled(error),
          drop("icmpv6.error-unrelated", 1),
          {},
          unrelated},
         {"out of a tunnel, about a packet of a flow", tunnelled(error),
          accept("icmpv6.error-passes", 1)},
         {"what is no error, out of a tunnel",
          tunnelled(ipv6("2600::1", "2600::2").icmpv6(128)),
          accept("service.allowed", 1),
          {},
          unrelated}},
        with_declared_tunnels());
}
