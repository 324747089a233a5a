// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/icmp_messages.hpp"

using namespace sixgate::test;

namespace {

PacketBuilder query(const char* source, const char* destination) {
  return ipv6(source, destination).icmp(node_information_query(0, 2, octets("2600::2")));
}

}  // namespace

TEST_CASE("icmpv6.node-information-multicast (RFC 4620 5)", "[policy]") {
  check({{"a query to all nodes of the link", query("fe80::1", "ff02::1"),
          drop("icmpv6.node-information-multicast")},
         {"a query to the group of a name", query("fe80::1", "ff02::2:ff12:3456"),
          drop("icmpv6.node-information-multicast")},
         {"a query to a site's group", query("2600::1", "ff05::1"),
          drop("icmpv6.node-information-multicast")},
         {"our own, on its way out", query("fe80::1", "ff02::1"),
          drop("icmpv6.node-information-multicast"), sent},
         {"a query to a node", query("fe80::1", "fe80::2"), accept("icmpv6.allowed"), received},
         {"a query to just below multicast", query("fe80::1", "feff::1"), accept("icmpv6.allowed"),
          received},
         {"an answer to a group",
          ipv6("fe80::1", "ff02::1").icmp(node_information_reply(0, 2, Bytes(4, 0))),
          accept("icmpv6.allowed"), received}});
}

TEST_CASE("icmpv6.node-information-multicast inside a tunnel", "[policy]") {
  check({{"a query to all nodes of the tunnel", tunnelled(query("fe80::1", "ff02::1")),
          drop("icmpv6.node-information-multicast", 1)},
         {"a query to a node of it", tunnelled(query("fe80::1", "fe80::2")),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("who may diagnose may ask groups for their names", "[policy]") {
  check(
      {{"from the monitoring station", query("fe80::a", "ff02::1"), accept("icmpv6.allowed")},
       {"from beside it", query("fe80::b", "ff02::1"), drop("icmpv6.node-information-multicast")}},
      Site().multicast_echo_from({"fe80::a"}));
}
