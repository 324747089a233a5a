// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/teredo_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

namespace {

constexpr const char* reason = "tunnel.teredo-malformed";

const std::vector<Row>& rows() {
  static const std::vector<Row> rows = {
      {"an IPv6 header whose packet is not there",
       from_client(server, 3544).teredo(ipv6(client, "2600::1").payload_length(400).tcp(443)),
       drop(reason)},
      {"an origin indication and nothing behind it",
       from_client(server, 3544).teredo_origin(1, "8.0.0.1"), drop(reason)},
      {"from that port, something else", to_client(server, 3544).payload(60), drop(reason)},
      {"on another port, something else", from_client(server, 3545).payload(60),
       accept("default.native")},
      {"Teredo", from_client(server, 3544).teredo(solicitation()),
       accept("tunnel.teredo-allowed", 1)}};
  return rows;
}

}  // namespace

TEST_CASE("tunnel.teredo-malformed (RFC 4380 5.1.1)", "[policy]") {
  check(rows(), teredo_gate().action(reason, Action::drop));
}

TEST_CASE("tunnel.teredo-malformed only tells by default, for the port is anybody's", "[policy]") {
  const auto decision = decide(from_client(server, 3544).payload(60), teredo_gate());
  CHECK(decision.verdict == accept("default.native"));
  REQUIRE(decision.notes.size() == 1);
  CHECK(name_of(decision.notes[0].reason) == reason);
  CHECK(decide(from_client(server, 3544).payload(60), Site()).notes.empty());
}

TEST_CASE("tunnel.teredo-malformed inside a tunnel", "[policy]") {
  const auto outer = ipv4("8.0.0.1", "9.0.0.2");
  check({{"something else on that port",
          PacketBuilder(outer).gre(from_client(server, 3544).payload(60)), drop(reason, 1)},
         {"on another", PacketBuilder(outer).gre(from_client(server, 3545).payload(60)),
          accept("service.allowed", 1)}},
        teredo_gate().tunnel("gre", {"9.0.0.2"}, {"8.0.0.1"}).action(reason, Action::drop));
}
