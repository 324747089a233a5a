// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("tunnel.automatic (RFC 4213 8)", "[policy]") {
  const PacketBuilder outer = ipv4("8.0.0.1", "9.0.0.2");
  const auto carries = [&outer](std::string_view source, std::string_view destination) {
    return PacketBuilder(outer).carries(ipv6(source, destination).tcp(443));
  };
  check(
      {{"to an IPv4-compatible address", carries("2600::1", "::9.0.0.2"), drop("tunnel.automatic")},
       {"from one", carries("::8.0.0.1", "2600::2"), drop("tunnel.automatic")},
       {"from one to another", carries("::8.0.0.1", "::9.0.0.2"), drop("tunnel.automatic")},
       {"from the unspecified address, which has a reason of its own", carries("::", "2600::2"),
        drop("ipv6.source-unspecified", 1)},
       {"to the mapped address beside them, which has a reason of its own",
        carries("2600::1", "::ffff:9.0.0.2"), drop("ipv6.mapped", 1)},
       {"native", ipv6("2600::1", "2600::2").tcp(443), accept("default.native")}},
      Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"}));
  check(
      {{"where no tunnel is declared", carries("::8.0.0.1", "::9.0.0.2"), drop("tunnel.automatic")},
       {"something else where none is", carries("2600::1", "2600::2"), drop("tunnel.undeclared")}});
}

TEST_CASE("tunnel.automatic inside a tunnel", "[policy]") {
  const auto inner = [](std::string_view source) {
    return ipv4("8.0.0.1", "9.0.0.2")
        .gre(ipv4("8.0.0.7", "9.0.0.7").carries(ipv6(source, "2600::2").tcp(443)));
  };
  check({{"a compatible address", inner("::8.0.0.7"), drop("tunnel.automatic", 1)},
         {"another", inner("2600::1"), accept("service.allowed", 2)}},
        with_declared_tunnels().tunnel("6in4", {"9.0.0.7"}, {"8.0.0.7"}));
}
