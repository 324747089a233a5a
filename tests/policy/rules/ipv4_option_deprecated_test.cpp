// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv4.option-deprecated (RFC 7126 4)", "[policy]") {
  check(
      {{"a record of the route",
        ipv4("8.0.0.1", "9.0.0.2").ipv4_options({7, 7, 4, 0, 0, 0, 0, 0}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"an MTU probe", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({11, 4, 5, 0}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"an MTU reply", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({12, 4, 5, 0}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"a timestamp", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({68, 8, 5, 0, 0, 0, 0, 0}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"a traceroute", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({82, 4, 0, 0}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"a stream identifier", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({136, 4, 0, 1}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"VISA", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({142, 4, 0, 0}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"an extended internet protocol",
        ipv4("8.0.0.1", "9.0.0.2").ipv4_options({145, 4, 0, 0}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"an address extension", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({147, 4, 0, 0}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"a selective broadcast", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({149, 4, 0, 0}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"a dynamic packet state", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({151, 4, 0, 0}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"an upstream multicast packet",
        ipv4("8.0.0.1", "9.0.0.2").ipv4_options({152, 4, 0, 0}).udp(1, 2),
        drop("ipv4.option-deprecated")},
       {"a router alert", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({148, 4, 0, 0}).udp(1, 2),
        accept("default.native")},
       {"a quick start",
        ipv4("8.0.0.1", "9.0.0.2").ipv4_options({25, 8, 0, 0, 0, 0, 0, 0}).udp(1, 2),
        accept("default.native")},
       {"a security label", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({130, 3, 0, 0}).udp(1, 2),
        accept("default.native")},
       {"an extended security label",
        ipv4("8.0.0.1", "9.0.0.2").ipv4_options({133, 3, 0, 0}).udp(1, 2),
        accept("default.native")},
       {"a commercial security label",
        ipv4("8.0.0.1", "9.0.0.2").ipv4_options({134, 6, 0, 0, 0, 1, 0, 0}).udp(1, 2),
        accept("default.native")},
       {"a source route, which has a reason of its own",
        ipv4("8.0.0.1", "9.0.0.2").ipv4_options({131, 3, 4, 0}).udp(1, 2),
        accept("default.native")},
       {"an experiment", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({30, 4, 0, 0}).udp(1, 2),
        accept("default.native")},
       {"padding alone", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({1, 1, 1, 0}).udp(1, 2),
        accept("default.native")},
       {"a number that nobody has",
        ipv4("8.0.0.1", "9.0.0.2").ipv4_options({200, 4, 0, 0}).udp(1, 2),
        accept("default.native")},
       {"without options", ipv4("8.0.0.1", "9.0.0.2").udp(1, 2), accept("default.native")}},
      Site().action("ipv4.option-deprecated", Action::drop));
}

TEST_CASE("by default ipv4.option-deprecated is told and passes", "[policy]") {
  CHECK(is_noted("ipv4.option-deprecated",
                 ipv4("8.0.0.1", "9.0.0.2").ipv4_options({7, 7, 4, 0, 0, 0, 0, 0}).udp(1, 2)));
  CHECK_FALSE(is_noted("ipv4.option-deprecated",
                       ipv4("8.0.0.1", "9.0.0.2").ipv4_options({148, 4, 0, 0}).udp(1, 2)));
}

TEST_CASE("ipv4.option-deprecated inside a tunnel", "[policy]") {
  check({{"a record of the route",
          tunnelled(ipv4("8.1.0.1", "9.1.0.2").ipv4_options({7, 7, 4, 0, 0, 0, 0, 0}).udp(1, 2)),
          drop("ipv4.option-deprecated", 1)},
         {"a router alert",
          tunnelled(ipv4("8.1.0.1", "9.1.0.2").ipv4_options({148, 4, 0, 0}).udp(1, 2)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().action("ipv4.option-deprecated", Action::drop));
}
