// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

PacketBuilder through(std::uint8_t type) { return ipv6("2600::1", "2600::2").icmpv6(type); }

}  // namespace

TEST_CASE("icmpv6.transit-refused (RFC 4890 4.3.5)", "[policy]") {
  std::vector<Row> rows;
  for (const std::uint8_t type : Bytes{100, 101, 127, 138, 139, 140, 200, 201, 255}) {
    const std::string name = "type " + std::to_string(type);
    rows.push_back(
        {name + ", forwarded", through(type), drop("icmpv6.transit-refused"), forwarded});
    rows.push_back(
        {name + ", in a border's capture", through(type), drop("icmpv6.transit-refused")});
    rows.push_back({name + ", to this machine", through(type), accept("icmpv6.allowed"), received});
    rows.push_back({name + ", from it", through(type), accept("icmpv6.allowed"), sent});
    rows.push_back({name + ", through a bridge", through(type), accept("icmpv6.allowed"), bridged});
  }
  for (const std::uint8_t type : Bytes{99, 102, 126, 128, 129, 144, 150, 199, 202, 254}) {
    rows.push_back({"type " + std::to_string(type) + ", forwarded", through(type),
                    accept("icmpv6.allowed"), forwarded});
  }
  rows.push_back({"an error that somebody waits for, forwarded",
                  ipv6("2600::1", "2600::2").icmpv6_error(1, 4), accept("icmpv6.error-passes"),
                  forwarded});
  rows.push_back({"node information within a link, in a capture",
                  ipv6("fe80::1", "fe80::2").icmpv6(139), accept("icmpv6.allowed")});
  rows.push_back(
      {"UDP", ipv6("2600::1", "2600::2").udp(139, 139), accept("default.native"), forwarded});
  check(rows);
}

TEST_CASE("icmpv6.transit-refused inside a tunnel", "[policy]") {
  check({{"node information between sites", tunnelled(through(139)),
          drop("icmpv6.transit-refused", 1), forwarded},
         {"out of a tunnel that ends here, at a border", tunnelled(through(139)),
          drop("icmpv6.transit-refused", 1), received},
         {"an echo request", tunnelled(through(128)), accept("service.allowed", 1), forwarded}},
        with_declared_tunnels());
}
