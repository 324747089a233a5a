// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/teredo_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

namespace {

constexpr const char* reason = "tunnel.teredo-address";
constexpr const char* universal = "2001:0:4136:e378:200:63bf:3fff:fdd2";

PacketBuilder from(std::string_view source) {
  return from_client("8.0.0.1", 3545).teredo(ipv6(source, "2600::1").tcp(443));
}

}  // namespace

TEST_CASE("tunnel.teredo-address (RFC 4380 4)", "[policy]") {
  check({{"the universal bit", from(universal), drop(reason, 1)},
         {"the group bit", from("2001:0:4136:e378:100:63bf:3fff:fdd2"), drop(reason, 1)},
         {"port 0", from("2001:0:4136:e378:0:ffff:3fff:fdd2"), drop(reason, 1)},
         {"the obsolete prefix",
          from_client("8.0.0.1", 3545).teredo(ipv6(client, "3ffe:831f::1").tcp(443)),
          drop(reason, 1)},
         {"the cone bit", from(client), accept("default.tunnelled", 1)},
         {"random bits: RFC 5991 3.1", from("2001:0:4136:e378:3cff:63bf:3fff:fdd2"),
          accept("default.tunnelled", 1)}},
        teredo_gate().action(reason, Action::drop));
}

TEST_CASE("tunnel.teredo-address only tells by default", "[policy]") {
  const auto decision = decide(from(universal), teredo_gate());
  CHECK(decision.verdict == accept("default.tunnelled", 1));
  REQUIRE(decision.notes.size() == 1);
  CHECK(name_of(decision.notes[0].reason) == reason);
}
