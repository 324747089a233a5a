// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;
using B = PacketBuilder;

namespace {

constexpr const char* reason = "tunnel.discovery-name";

Bytes query(std::string_view label) {
  Bytes bytes = {0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0};
  bytes.push_back(static_cast<std::uint8_t>(label.size()));
  bytes.insert(bytes.end(), label.begin(), label.end());
  return joined({bytes, {0, 0, 1, 0, 1}});
}

const PacketBuilder four = ipv4("192.0.2.1", "192.0.2.53");
const PacketBuilder six = ipv6("2600::1", "2600::53");

}  // namespace

TEST_CASE("tunnel.discovery-name (RFC 7123 3.5)", "[policy]") {
  check({{"isatap by DNS", B(four).udp(40000, 53).payload(query("isatap")), drop(reason)},
         {"isatap by DNS over IPv6", B(six).udp(40000, 53).payload(query("isatap")), drop(reason)},
         {"isatap by LLMNR", ipv6("fe80::1", "ff02::1:3").udp(40000, 5355).payload(query("ISATAP")),
          drop(reason)},
         {"teredo", B(four).udp(40000, 53).payload(query("teredo")), drop(reason)},
         {"6to4", B(four).udp(40000, 53).payload(query("6to4")), drop(reason)},
         {"6rd", B(four).udp(40000, 53).payload(query("6rd")), drop(reason)},
         {"a name beside it", B(four).udp(40000, 53).payload(query("isatap7")),
          accept("default.native")},
         {"an answer", B(four).udp(53, 40000).payload(query("isatap")), accept("default.native")},
         {"out of a tunnel", tunnelled(B(six).udp(40000, 53).payload(query("isatap"))),
          drop(reason, 1)},
         {"another name out of a tunnel", tunnelled(B(six).udp(40000, 53).payload(query("www"))),
          accept("service.allowed", 1)}},
        with_declared_tunnels().action(reason, Action::drop));
}

TEST_CASE("tunnel.discovery-name only tells by default: the name may be wanted", "[policy]") {
  const auto decision = decide(B(four).udp(40000, 53).payload(query("isatap")), Site());
  CHECK(decision.verdict == accept("default.native"));
  REQUIRE(decision.notes.size() == 1);
  CHECK(name_of(decision.notes[0].reason) == reason);
}
