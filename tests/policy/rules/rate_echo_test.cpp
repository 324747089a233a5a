// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/over_rate.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Rate;

TEST_CASE("rate.echo (RFC 4890 3.1)", "[policy]") {
  const Bytes echo = ipv6("2600:1::1", "2600:2::1").icmpv6(128);
  check({{"an echo request over the limit", echo, drop("rate.echo"), {}, over(Rate::echo)},
         {"an echo reply over the limit",
          ipv6("2600:1::1", "2600:2::1").icmpv6(129),
          drop("rate.echo"),
          {},
          over(Rate::echo)},
         {"one over IPv4",
          ipv4("8.0.0.1", "9.0.0.2").icmpv4(8),
          drop("rate.echo"),
          {},
          over(Rate::echo)},
         {"one to a group is dropped for that",
          ipv6("fe80::1", "ff02::1").icmpv6(128),
          drop("icmpv6.echo-multicast"),
          {},
          over(Rate::echo)},
         {"an echo request within it", echo, accept("icmpv6.allowed")},
         {"one over another limit",
          echo,
          accept("icmpv6.allowed"),
          {},
          over(Rate::neighbour_discovery)}});
}

TEST_CASE("rate.echo in a tunnel is about the layer that is over it", "[policy]") {
  const Bytes echo = tunnelled(ipv6("2600:1::1", "2600:2::1").icmpv6(128));
  check({{"its own", echo, drop("rate.echo", 1), {}, over(Rate::echo, 1)},
         {"another", echo, accept("service.allowed", 1), {}, over(Rate::echo, 2)}},
        with_declared_tunnels());
}
