// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("icmpv4.echo-multicast (whitepaper 3.1)", "[policy]") {
  check({{"a ping to all hosts of the link", ipv4("9.0.0.1", "224.0.0.1").icmpv4(8),
          drop("icmpv4.echo-multicast"), received},
         {"a ping to everybody", ipv4("9.0.0.1", "255.255.255.255").icmpv4(8),
          drop("icmpv4.echo-multicast"), received},
         {"a ping to the last group", ipv4("9.0.0.1", "239.255.255.255").icmpv4(8),
          drop("icmpv4.echo-multicast")},
         {"our own, on its way out", ipv4("9.0.0.2", "224.0.0.1").icmpv4(8),
          drop("icmpv4.echo-multicast"), sent},
         {"a ping to a node", ipv4("8.0.0.1", "9.0.0.2").icmpv4(8), accept("default.native")},
         {"a ping to just below multicast", ipv4("8.0.0.1", "223.255.255.255").icmpv4(8),
          accept("default.native")},
         {"an answer", ipv4("9.0.0.2", "224.0.0.1").icmpv4(0), accept("default.native")},
         {"a router advertisement to all hosts", ipv4("9.0.0.1", "224.0.0.1").icmpv4(9),
          accept("default.native"), received},
         {"UDP to a group, port 8", ipv4("9.0.0.1", "224.0.0.251").udp(8, 8),
          accept("default.native")},
         {"a ping to our network's broadcast address, which the kernel leaves unanswered",
          ipv4("8.0.0.1", "9.0.0.255").icmpv4(8), accept("default.native")}},
        Site().broadcast({"9.0.0.255"}));
}

TEST_CASE("icmpv4.echo-multicast inside a tunnel", "[policy]") {
  check({{"a ping to a group", tunnelled(ipv4("8.1.0.1", "224.0.0.1").icmpv4(8)),
          drop("icmpv4.echo-multicast", 1)},
         {"a ping to a broadcast address of ours",
          tunnelled(ipv4("8.1.0.1", "9.1.0.255").icmpv4(8)), drop("icmpv4.echo-multicast", 1)},
         {"a ping to a node", tunnelled(ipv4("8.1.0.1", "9.1.0.2").icmpv4(8)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().broadcast({"9.1.0.255"}));
}

TEST_CASE("who may diagnose may ping IPv4 groups", "[policy]") {
  check({{"from the monitoring station", ipv4("9.0.0.7", "224.0.0.1").icmpv4(8),
          accept("default.native")},
         {"from beside it", ipv4("9.0.0.8", "224.0.0.1").icmpv4(8), drop("icmpv4.echo-multicast")}},
        Site().multicast_echo_from({"2600::a", "9.0.0.7"}));
}
