// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv4.option-experiment (RFC 7126 4.22)", "[policy]") {
  check({{"type 30", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({30, 4, 0, 0}).udp(1, 2),
          drop("ipv4.option-experiment")},
         {"type 94", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({94, 4, 0, 0}).udp(1, 2),
          drop("ipv4.option-experiment")},
         {"type 158", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({158, 4, 0, 0}).udp(1, 2),
          drop("ipv4.option-experiment")},
         {"type 222", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({222, 4, 0, 0}).udp(1, 2),
          drop("ipv4.option-experiment")},
         {"a router alert", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({148, 4, 0, 0}).udp(1, 2),
          accept("default.native")},
         {"type 31", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({31, 4, 0, 0}).udp(1, 2),
          accept("default.native")},
         {"type 29", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({29, 4, 0, 0}).udp(1, 2),
          accept("default.native")},
         {"without options", ipv4("8.0.0.1", "9.0.0.2").udp(1, 2), accept("default.native")}},
        Site().action("ipv4.option-experiment", Action::drop));
}

TEST_CASE("by default ipv4.option-experiment is told and passes", "[policy]") {
  CHECK(is_noted("ipv4.option-experiment",
                 ipv4("8.0.0.1", "9.0.0.2").ipv4_options({30, 4, 0, 0}).udp(1, 2)));
  CHECK_FALSE(is_noted("ipv4.option-experiment",
                       ipv4("8.0.0.1", "9.0.0.2").ipv4_options({148, 4, 0, 0}).udp(1, 2)));
}

TEST_CASE("ipv4.option-experiment inside a tunnel", "[policy]") {
  check({{"type 30", tunnelled(ipv4("8.1.0.1", "9.1.0.2").ipv4_options({30, 4, 0, 0}).udp(1, 2)),
          drop("ipv4.option-experiment", 1)},
         {"a router alert",
          tunnelled(ipv4("8.1.0.1", "9.1.0.2").ipv4_options({148, 4, 0, 0}).udp(1, 2)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().action("ipv4.option-experiment", Action::drop));
}
