// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/over_rate.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Rate;

TEST_CASE("rate.packet-too-big (RFC 8201 6)", "[policy]") {
  const auto quoted = ipv6("2600:2::1", "2600:1::1").tcp(443);
  const Bytes too_big =
      tunnelled(ipv6("2600:1::1", "2600:2::1").icmpv6(2, 0, 1400).quoting(quoted));
  const Bytes needed = tunnelled(
      ipv4("8.0.1.1", "9.0.1.2").icmpv4(3, 4, 1400).quoting(ipv4("9.0.1.2", "8.0.1.9").tcp(443)));
  auto unrelated = over(Rate::packet_too_big, 1);
  unrelated.is_error_unrelated = true;
  sixgate::policy::Recollection within;
  within.is_error_unrelated = true;
  check({{"a Packet Too Big of no flow over the limit",
          too_big,
          drop("rate.packet-too-big", 1),
          {},
          unrelated},
         {"one within it passes, though no flow is known",
          too_big,
          accept("icmpv6.packet-too-big", 1),
          {},
          within},
         {"one of a flow", too_big, accept("icmpv6.packet-too-big", 1)},
         {"another error of no flow is dropped for that",
          tunnelled(ipv6("2600:1::1", "2600:2::1").icmpv6(1, 4).quoting(quoted)),
          drop("icmpv6.error-unrelated", 1),
          {},
          within},
         {"over IPv4, that fragmentation was needed, of no flow over the limit",
          needed,
          drop("rate.packet-too-big", 1),
          {},
          unrelated},
         {"and within it", needed, accept("icmpv4.error-passes", 1), {}, within},
         {"a Packet Too Big of an MTU that cannot be",
          tunnelled(ipv6("2600:1::1", "2600:2::1").icmpv6(2, 0, 1000).quoting(quoted)),
          drop("icmpv6.ptb-mtu", 1),
          {},
          within}},
        with_declared_tunnels());
}
