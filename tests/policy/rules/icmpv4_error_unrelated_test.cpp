// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("icmpv4.error-unrelated (RFC 5508 4.2.1)", "[policy]") {
  const auto error =
      ipv4("8.0.1.1", "9.0.1.2").icmpv4(3, 1).quoting(ipv4("9.0.1.2", "8.0.1.9").tcp(443));
  const sixgate::policy::Recollection unrelated{.is_error_unrelated = true};
  check({{"out of a tunnel, about a packet that nobody sent",
          tunnelled(error),
          drop("icmpv4.error-unrelated", 1),
          {},
          unrelated},
         {"out of a tunnel, about a packet of a flow", tunnelled(error),
          accept("icmpv4.error-passes", 1)},
         {"what is no error, out of a tunnel",
          tunnelled(ipv4("8.0.1.1", "9.0.1.2").icmpv4(8)),
          accept("service.allowed", 1),
          {},
          unrelated}},
        with_declared_tunnels());
}
