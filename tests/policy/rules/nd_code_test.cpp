// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

/// A message of the type and code, long enough for any.
PacketBuilder message(std::uint8_t type, std::uint8_t code) {
  return ipv6("fe80::1", "fe80::2").hop_limit(255).icmpv6(type, code).payload(40);
}

}  // namespace

TEST_CASE("nd.code (RFC 4861 6.1.1)", "[policy]") {
  std::vector<Row> rows;
  for (const std::uint8_t type : Bytes{133, 134, 135, 136, 137, 141, 142, 148, 149}) {
    for (const std::uint8_t code : Bytes{1, 255}) {
      rows.push_back({"type " + std::to_string(type) + " of code " + std::to_string(code),
                      message(type, code), drop("nd.code"), received});
    }
  }
  rows.push_back({"a router solicitation of code 0",
                  ipv6("fe80::1", "ff02::2").router_solicitation(), accept("nd.allowed")});
  rows.push_back({"a neighbour solicitation of code 0",
                  ipv6("fe80::1", "ff02::1:ff00:2").neighbour_solicitation("fe80::2"),
                  accept("nd.allowed")});
  rows.push_back({"an echo request of code 1", message(128, 1), accept("icmpv6.allowed")});
  check(rows);
}

TEST_CASE("nd.code inside a tunnel", "[policy]") {
  check({{"a neighbour solicitation of code 1", tunnelled(message(135, 1)), drop("nd.code", 1)},
         {"a neighbour solicitation of code 0",
          tunnelled(ipv6("fe80::1", "fe80::2").neighbour_solicitation("fe80::2")),
          accept("nd.allowed", 1)}},
        with_declared_tunnels());
}
