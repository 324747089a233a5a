// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("frag.repeated (RFC 8200 4.1)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check(
      {{"a second one behind that of a first fragment",
        PacketBuilder(six).fragment(0, true, 7).fragment(800, false, 8), drop("frag.repeated")},
       {"two that split nothing",
        PacketBuilder(six).fragment(0, false, 7).fragment(0, false, 8).tcp(443),
        drop("frag.repeated")},
       {"two with another header between them",
        PacketBuilder(six)
            .fragment(0, false, 7)
            .destination_options()
            .fragment(0, false, 7)
            .tcp(443),
        drop("frag.repeated")},
       {"one", PacketBuilder(six).fragment(0, false, 7).tcp(443), accept("default.native")},
       {"a later fragment that calls its content so, which nobody has checked",
        PacketBuilder(six).fragment(8, false, 1).protocol(44, Bytes(8, 0)), accept("frag.allowed")},
       {"none", PacketBuilder(six).tcp(443), accept("default.native")}});
}

TEST_CASE("frag.repeated inside a tunnel", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"two in the inner packet",
          tunnelled(PacketBuilder(six).fragment(0, false, 7).fragment(0, false, 8).tcp(443)),
          drop("frag.repeated", 1)},
         {"one in each",
          ipv6("2600:8::1", "2600:9::2")
              .fragment(0, false, 7)
              .carries(PacketBuilder(six).fragment(0, false, 8).tcp(443)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}
