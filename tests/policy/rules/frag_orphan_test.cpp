// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/recollections.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

const auto orphaned = of_train({.is_orphan = true});
const auto six = ipv6("2600::1", "2600::2");
const auto four = ipv4("8.0.0.9", "9.0.0.9");

}  // namespace

TEST_CASE("frag.orphan (RFC 9288 3.5.3)", "[policy]") {
  const auto later = PacketBuilder(six).fragment(1232, false, 7).protocol(17, Bytes(8, 0));
  check({{"a later fragment whose first has not come", later, drop("frag.orphan"), {}, orphaned},
         {"one whose first has", later, accept("frag.allowed")},
         {"a first one", PacketBuilder(six).fragment(0, true, 7).udp(1, 9).payload(8),
          accept("default.native")},
         {"one over plain IPv4, whose first nobody brings here",
          PacketBuilder(four).fragment(1480, false, 7).protocol(17, Bytes(8, 0)),
          accept("frag.allowed"),
          {},
          orphaned}},
        dropping("frag.orphan"));
}

TEST_CASE("frag.orphan inside a tunnel", "[policy]") {
  const auto in_tunnel = of_train({.is_orphan = true}, 1);
  check({{"over IPv6",
          tunnelled(PacketBuilder(six).fragment(1232, false, 7).protocol(17, Bytes(8, 0))),
          drop("frag.orphan", 1),
          {},
          in_tunnel},
         {"over IPv4",
          tunnelled(PacketBuilder(four).fragment(1480, false, 7).protocol(17, Bytes(8, 0))),
          drop("frag.orphan", 1),
          {},
          in_tunnel}},
        dropping_in_tunnels("frag.orphan"));
}

TEST_CASE("frag.orphan is off unless a site asks for it, in profile strict too", "[policy]") {
  for (const bool is_strict : {false, true}) {
    for (const auto role : {sixgate::policy::Role::border, sixgate::policy::Role::host}) {
      const auto decision =
          decide(PacketBuilder(six).fragment(1232, false, 7).protocol(17, Bytes(8, 0)),
                 Site(role, is_strict), {}, orphaned);
      CHECK(decision.verdict == accept("frag.allowed"));
      CHECK(decision.notes.empty());
    }
  }
}
