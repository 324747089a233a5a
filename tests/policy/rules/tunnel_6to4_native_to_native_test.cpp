// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/six_to_four_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("tunnel.6to4-native-to-native (RFC 3964 5.2)", "[policy]") {
  const auto inner = [](std::string_view source, std::string_view destination) {
    return ipv4("8.0.0.1", "9.0.0.2").carries(ipv6(source, destination).tcp(443));
  };
  check({{"native to native, out of the tunnel", inner("2600::1", "2600::2"),
          drop("tunnel.6to4-native-to-native", 1)},
         {"native to native, into the tunnel",
          ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2600::1", "2600::2").tcp(443)),
          drop("tunnel.6to4-native-to-native", 1)},
         {"from just beside 2002::/16", inner("2003::1", "2600::2"),
          drop("tunnel.6to4-native-to-native", 1)},
         {"native to 6to4, over a relay", inner("2600::1", "2002:900:2::1"),
          accept("service.allowed", 1)},
         {"6to4 to 6to4", inner("2002:800:1::1", "2002:900:2::1"), accept("service.allowed", 1)},
         {"native to native, not in a tunnel", ipv6("2600::1", "2600::2").tcp(443),
          accept("default.native")}},
        six_to_four_router());
}

TEST_CASE("native to native between fixed ends is a configured tunnel: RFC 3964 2.4.3",
          "[policy]") {
  check(
      {{"a branch office", ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600::1", "2600::2").tcp(443)),
        accept("service.allowed", 1)}},
      six_to_four_router().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"}));
}
