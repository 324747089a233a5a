// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/recollections.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

const auto overlapping = of_train({.is_overlapping = true});
const auto six = ipv6("2600::1", "2600::2");
const auto four = ipv4("8.0.0.9", "9.0.0.9");

}  // namespace

TEST_CASE("frag.overlap-ipv4 (RFC 791 3.2)", "[policy]") {
  const auto later = PacketBuilder(four).fragment(1480, false, 7).protocol(17, Bytes(8, 0));
  const auto first = PacketBuilder(four).fragment(0, true, 7).udp(1, 9).payload(96);
  check({{"a later fragment that overlaps", later, drop("frag.overlap-ipv4"), {}, overlapping},
         {"a first one", first, drop("frag.overlap-ipv4"), {}, overlapping},
         {"a later fragment that does not", later, accept("frag.allowed")},
         {"a first one that does not", first, accept("default.native")},
         {"one over IPv6",
          PacketBuilder(six).fragment(8, false, 7).protocol(17, Bytes(8, 0)),
          drop("frag.overlap"),
          {},
          overlapping}},
        Site(sixgate::policy::Role::border, true));
}

TEST_CASE("frag.overlap-ipv4 is only told of outside profile strict", "[policy]") {
  const auto later = PacketBuilder(four).fragment(1480, false, 7).protocol(17, Bytes(8, 0));
  for (const auto role : {sixgate::policy::Role::border, sixgate::policy::Role::host}) {
    const auto decision = decide(later, Site(role), {}, overlapping);
    CHECK(decision.verdict == accept("frag.allowed"));
    REQUIRE(decision.notes.size() == 1);
    CHECK(name_of(decision.notes[0].reason) == "frag.overlap-ipv4");
  }
}

TEST_CASE("frag.overlap-ipv4 inside a tunnel", "[policy]") {
  check({{"in the inner packet",
          tunnelled(PacketBuilder(four).fragment(1480, false, 7).protocol(17, Bytes(8, 0))),
          drop("frag.overlap-ipv4", 1),
          {},
          of_train({.is_overlapping = true}, 1)}},
        with_declared_tunnels().action("frag.overlap-ipv4", sixgate::policy::Action::drop));
}
