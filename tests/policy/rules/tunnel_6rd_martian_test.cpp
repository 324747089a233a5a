// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/six_rd_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

constexpr const char* martian = "tunnel.6rd-martian";
constexpr const char* edge = "10.100.100.1";
constexpr const char* of_edge = "2400:db8:6464:100::1";
constexpr const char* relay = "10.0.0.1";

}  // namespace

TEST_CASE("tunnel.6rd-martian (RFC 5969 9)", "[policy]") {
  check({{"from a link-local address", six_rd(relay, edge, "fe80::1", of_edge), drop(martian, 1)},
         {"to one", six_rd(relay, edge, "2600::1", "fe80::1"), drop(martian, 1)},
         {"to a group", six_rd(relay, edge, "2600::1", "ff0e::1"), drop(martian, 1)},
         {"from the loopback address, which has a reason of its own",
          six_rd(relay, edge, "::1", of_edge), drop("ipv6.source-loopback", 1)},
         {"from a mapped address, which has a reason of its own",
          six_rd(relay, edge, "::ffff:8.0.0.1", of_edge), drop("ipv6.mapped", 1)},
         {"from the unspecified address, which has a reason of its own",
          six_rd(relay, edge, "::", of_edge), drop("ipv6.source-unspecified", 1)},
         {"from a site-local address", six_rd(relay, edge, "fec0::1", of_edge), drop(martian, 1)},
         {"from the 6to4 address of a private one", six_rd(relay, edge, "2002:a00:1::1", of_edge),
          drop(martian, 1)},
         {"from a broadcast address of ours, embedded too",
          six_rd("10.100.100.255", edge, "2400:db8:6464:ff00::1", of_edge), drop(martian, 1)},
         {"to a group of IPv4, on the way out", six_rd(edge, "224.0.0.1", of_edge, "2600::1"),
          drop(martian, 1)},
         {"from the address beside that",
          six_rd("10.100.100.254", edge, "2400:db8:6464:fe00::1", of_edge),
          accept("service.allowed", 1)},
         {"from a unique local address", six_rd(relay, edge, "fd00::1", of_edge),
          accept("service.allowed", 1)},
         {"over no tunnel", ipv6("2600::1", of_edge).tcp(443), accept("default.native")}},
        six_rd_edge().broadcast({"10.100.100.255"}));
}

TEST_CASE("tunnel.6rd-martian inside a tunnel", "[policy]") {
  const Site site = six_rd_edge().tunnel("gre", {"9.0.0.2"}, {"8.0.0.1"});
  const auto outer = ipv4("8.0.0.1", "9.0.0.2");
  check({{"link-local", PacketBuilder(outer).gre(six_rd(relay, edge, "fe80::1", of_edge)),
          drop(martian, 2)},
         {"global", PacketBuilder(outer).gre(six_rd(relay, edge, "2600::1", of_edge)),
          accept("service.allowed", 2)}},
        site);
}
