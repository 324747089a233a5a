// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/recollections.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

const auto overlapping = of_train({.is_overlapping = true});
const auto overlapping_tunnel = of_train({.is_overlapping = true, .carries_tunnel = true});
const auto four = ipv4("8.0.0.1", "9.0.0.2");

PacketBuilder later(std::uint8_t protocol) {
  return PacketBuilder(four).fragment(1480, false, 7).protocol(protocol, Bytes(8, 0));
}

}  // namespace

TEST_CASE("frag.overlap-tunnel (RFC 791 3.2)", "[policy]") {
  check({{"a later fragment of 6in4", later(41), drop("frag.overlap-tunnel"), {}, overlapping},
         {"of GRE", later(47), drop("frag.overlap-tunnel"), {}, overlapping},
         {"of UDP whose first has shown a tunnel",
          later(17),
          drop("frag.overlap-tunnel"),
          {},
          overlapping_tunnel},
         {"of UDP whose first has shown none", later(17), accept("frag.allowed"), {}, overlapping},
         {"of 6in4 that overlaps nothing", later(41), accept("frag.allowed")},
         {"over IPv6",
          ipv6("2600:8::1", "2600:9::2").fragment(8, false, 7).protocol(41, Bytes(8, 0)),
          drop("frag.overlap"),
          {},
          overlapping_tunnel}},
        with_declared_tunnels());
}

TEST_CASE("frag.overlap-tunnel goes before frag.overlap-ipv4 where both drop", "[policy]") {
  const Site strict(sixgate::policy::Role::border, true);
  check({{"6in4", later(41), drop("frag.overlap-tunnel"), {}, overlapping}}, strict);
}
