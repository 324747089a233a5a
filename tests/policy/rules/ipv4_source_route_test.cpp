// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

TEST_CASE("ipv4.source-route (RFC 7126 4.3, 4.4)", "[policy]") {
  check({{"loose source and record route",
          ipv4("8.0.0.1", "9.0.0.2").ipv4_options({131, 7, 4, 8, 0, 0, 9, 0}).udp(1, 2),
          drop("ipv4.source-route")},
         {"strict source and record route",
          ipv4("8.0.0.1", "9.0.0.2").ipv4_options({137, 7, 4, 8, 0, 0, 9, 0}).udp(1, 2),
          drop("ipv4.source-route")},
         {"behind padding and another option",
          ipv4("8.0.0.1", "9.0.0.2").ipv4_options({148, 4, 0, 0, 1, 131, 3, 4}).udp(1, 2),
          drop("ipv4.source-route")},
         {"a router alert", ipv4("8.0.0.1", "9.0.0.2").ipv4_options({148, 4, 0, 0}).udp(1, 2),
          accept("default.native")},
         {"a record of the route",
          ipv4("8.0.0.1", "9.0.0.2").ipv4_options({7, 7, 4, 0, 0, 0, 0, 0}).udp(1, 2),
          accept("default.native")},
         {"its number in another option's data",
          ipv4("8.0.0.1", "9.0.0.2").ipv4_options({148, 4, 131, 3}).udp(1, 2),
          accept("default.native")},
         {"behind the end of the options",
          ipv4("8.0.0.1", "9.0.0.2").ipv4_options({0, 131, 3, 4}).udp(1, 2),
          accept("default.native")},
         {"without options", ipv4("8.0.0.1", "9.0.0.2").udp(1, 2), accept("default.native")}},
        Site().action("ipv4.source-route", Action::drop));
}

TEST_CASE("by default ipv4.source-route is told and passes", "[policy]") {
  CHECK(is_noted("ipv4.source-route",
                 ipv4("8.0.0.1", "9.0.0.2").ipv4_options({131, 7, 4, 8, 0, 0, 9, 0}).udp(1, 2)));
  CHECK_FALSE(is_noted("ipv4.source-route",
                       ipv4("8.0.0.1", "9.0.0.2").ipv4_options({148, 4, 0, 0}).udp(1, 2)));
}

TEST_CASE("ipv4.source-route inside a tunnel", "[policy]") {
  check({{"loose source and record route",
          tunnelled(ipv4("8.1.0.1", "9.1.0.2").ipv4_options({131, 7, 4, 8, 0, 0, 9, 0}).udp(1, 2)),
          drop("ipv4.source-route", 1)},
         {"a router alert",
          tunnelled(ipv4("8.1.0.1", "9.1.0.2").ipv4_options({148, 4, 0, 0}).udp(1, 2)),
          accept("service.allowed", 1)}},
        with_declared_tunnels().action("ipv4.source-route", Action::drop));
}
