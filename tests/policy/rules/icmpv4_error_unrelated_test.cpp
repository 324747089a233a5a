// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("icmpv4.error-unrelated (RFC 5508 4.2.1)", "[policy]") {
  const auto error =
      ipv4("8.0.1.1", "9.0.1.2").icmpv4(3, 1).quoting(ipv4("9.0.1.2", "8.0.1.9").tcp(443));
  sixgate::policy::Recollection unrelated;
  unrelated.is_error_unrelated = true;
  check({{"out of a tunnel, about a packet that nobody sent",
          tunnelled(error),
          drop("icmpv4.error-unrelated", 1),
          {},
          unrelated},
         {"out of a tunnel, about a packet of a flow", tunnelled(error),
          accept("icmpv4.error-passes", 1)},
         {"that fragmentation was needed: path MTU discovery lives without flows",
          tunnelled(ipv4("8.0.1.1", "9.0.1.2")
                        .icmpv4(3, 4, 1400)
                        .quoting(ipv4("9.0.1.2", "8.0.1.9").tcp(443))),
          accept("icmpv4.error-passes", 1),
          {},
          unrelated}},
        with_declared_tunnels());
}
