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

TEST_CASE("frag.overlap (RFC 5722 4)", "[policy]") {
  const auto later = PacketBuilder(six).fragment(1232, false, 7).protocol(17, Bytes(8, 0));
  const auto first = PacketBuilder(six).fragment(0, true, 7).udp(1, 9).payload(8);
  check({{"a later fragment that overlaps", later, drop("frag.overlap"), {}, overlapping},
         {"a first one", first, drop("frag.overlap"), {}, overlapping},
         {"one on its way to this machine", later, drop("frag.overlap"), received, overlapping},
         {"one that is sent here", later, drop("frag.overlap"), sent, overlapping},
         {"a later fragment that does not", later, accept("frag.allowed")},
         {"a first one that does not", first, accept("default.native")},
         {"one whose first has not come",
          later,
          accept("frag.allowed"),
          {},
          of_train({.is_orphan = true})},
         {"one over IPv4",
          PacketBuilder(four).fragment(1232, false, 7).protocol(17, Bytes(8, 0)),
          accept("frag.allowed"),
          {},
          overlapping}});
}

TEST_CASE("frag.overlap inside a tunnel", "[policy]") {
  const auto later =
      tunnelled(PacketBuilder(six).fragment(1232, false, 7).protocol(17, Bytes(8, 0)));
  check({{"in the inner packet",
          later,
          drop("frag.overlap", 1),
          {},
          of_train({.is_overlapping = true}, 1)},
         {"what is known of the outer one is not of the inner",
          later,
          accept("frag.allowed", 1),
          {},
          overlapping}},
        with_declared_tunnels());
}
