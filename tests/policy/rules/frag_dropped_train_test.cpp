// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/recollections.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

const auto following = of_train({.follows_dropped = true});
const auto six = ipv6("2600::1", "2600::2");

}  // namespace

TEST_CASE("frag.dropped-train (RFC 5722 4)", "[policy]") {
  const auto four = ipv4("8.0.0.9", "9.0.0.9");
  const auto later = PacketBuilder(six).fragment(1232, false, 7).protocol(17, Bytes(8, 0));
  check({{"a later fragment", later, drop("frag.dropped-train"), {}, following},
         {"a first one",
          PacketBuilder(six).fragment(0, true, 7).udp(1, 9).payload(8),
          drop("frag.dropped-train"),
          {},
          following},
         {"one over IPv4",
          PacketBuilder(four).fragment(1480, false, 7).protocol(17, Bytes(8, 0)),
          drop("frag.dropped-train"),
          {},
          following},
         {"one that overlaps as well",
          later,
          drop("frag.overlap"),
          {},
          of_train({.is_overlapping = true, .follows_dropped = true})},
         {"one of a train that lost none", later, accept("frag.allowed")},
         {"one whose first has not come",
          later,
          accept("frag.allowed"),
          {},
          of_train({.is_orphan = true})},
         {"a packet that is none", PacketBuilder(six).tcp(443), accept("default.native")}});
}

TEST_CASE("frag.dropped-train inside a tunnel", "[policy]") {
  const auto later =
      tunnelled(PacketBuilder(six).fragment(1232, false, 7).protocol(17, Bytes(8, 0)));
  check({{"in the inner packet",
          later,
          drop("frag.dropped-train", 1),
          {},
          of_train({.follows_dropped = true}, 1)},
         {"one of another train", later, accept("frag.allowed", 1)}},
        with_declared_tunnels());
}
