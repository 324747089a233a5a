// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/six_rd_sites.hpp"
#include "sixgate/policy/six_rd.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;
using namespace sixgate::wire::literals;
using policy::SixToFourRole;

namespace {

constexpr const char* mismatch = "tunnel.6rd-mismatch";
constexpr const char* edge = "10.100.100.1";
constexpr const char* of_edge = "2400:db8:6464:100::1";
constexpr const char* other = "10.200.1.2";
constexpr const char* of_other = "2400:db8:c801:200::1";
constexpr const char* relay = "10.0.0.1";
constexpr const char* native = "2600::1";

}  // namespace

TEST_CASE("the IPv4 address stands behind the 6rd prefix: RFC 5969 4", "[policy]") {
  policy::Tunnel tunnel;
  const auto embedded = [&tunnel](wire::Prefix prefix, wire::Prefix ipv4_prefix,
                                  wire::Address address) {
    tunnel.prefix = prefix;
    tunnel.ipv4_prefix = ipv4_prefix;
    return policy::embedded_6rd(address, tunnel);
  };
  CHECK(embedded("2001:db8::/32"_net, "10.0.0.0/8"_net, "2001:db8:6464:100::1"_ip) ==
        "10.100.100.1"_ip);
  CHECK(embedded("2002::/16"_net, "0.0.0.0/0"_net, "2002:900:2::1"_ip) == "9.0.0.2"_ip);
  CHECK(embedded("2001:db8::/33"_net, "10.0.0.0/8"_net, "2001:db8:3232:80::1"_ip) ==
        "10.100.100.1"_ip);
  CHECK(embedded("2001:db8::/48"_net, "0.0.0.0/0"_net, "2001:db8:0:900:2::1"_ip) == "9.0.0.2"_ip);
  CHECK(embedded("2001:db8::/64"_net, "0.0.0.0/0"_net, "2001:db8::900:2:0:1"_ip) == "9.0.0.2"_ip);
  CHECK(embedded("2001:db8::/96"_net, "0.0.0.0/0"_net, "2001:db8::900:2"_ip) == "9.0.0.2"_ip);
  CHECK(embedded("2001:db8::/64"_net, "9.0.0.2/32"_net, "2001:db8::5"_ip) == "9.0.0.2"_ip);
}

TEST_CASE("tunnel.6rd-mismatch at a customer edge (RFC 5969 9.2)", "[policy]") {
  check(
      {{"from another edge with its own address", six_rd(other, edge, of_other, of_edge),
        accept("service.allowed", 1)},
       {"from another edge with a third one's",
        six_rd(other, edge, "2400:db8:c801:300::1", of_edge), drop(mismatch, 1)},
       {"from another edge with a native source", six_rd(other, edge, native, of_edge),
        drop(mismatch, 1)},
       {"from an edge beside the domain's addresses", six_rd("11.200.1.2", edge, of_other, of_edge),
        drop(mismatch, 1)},
       {"over a border relay", six_rd(relay, edge, native, of_edge), accept("service.allowed", 1)},
       {"over the other one", six_rd("10.0.0.2", edge, native, of_edge),
        accept("service.allowed", 1)},
       {"from a 6to4 site, over a border relay", six_rd(relay, edge, "2002:800:1::1", of_edge),
        accept("service.allowed", 1)},
       {"from the address beside it", six_rd("10.0.0.3", edge, native, of_edge), drop(mismatch, 1)},
       {"an edge's source over a border relay", six_rd(relay, edge, of_other, of_edge),
        drop(mismatch, 1)},
       {"for another edge", six_rd(relay, edge, native, of_other), drop(mismatch, 1)},
       {"for nobody of the domain", six_rd(relay, edge, native, "2600::2"), drop(mismatch, 1)},
       {"any subnet of our own", six_rd(relay, edge, native, "2400:db8:6464:1ff:1:2:3:4"),
        accept("service.allowed", 1)},
       {"to another edge", six_rd(edge, other, of_edge, of_other), accept("default.tunnelled", 1)},
       {"to another edge by the wrong way", six_rd(edge, relay, of_edge, of_other),
        drop(mismatch, 1)},
       {"to the rest over a border relay", six_rd(edge, relay, of_edge, native),
        accept("default.tunnelled", 1)},
       {"to the rest over another edge", six_rd(edge, other, of_edge, native), drop(mismatch, 1)},
       {"somebody else's source on the way out", six_rd(edge, relay, of_other, native),
        drop(mismatch, 1)},
       {"a native source on the way out", six_rd(edge, relay, "2600::2", native),
        drop(mismatch, 1)}},
      six_rd_edge());
}

TEST_CASE("tunnel.6rd-mismatch at a border relay (RFC 5969 9.2, 12)", "[policy]") {
  check(
      {{"from an edge with its own address", six_rd(edge, relay, of_edge, native),
        accept("service.allowed", 1)},
       {"with another edge's", six_rd(edge, relay, of_other, native), drop(mismatch, 1)},
       {"with a native source", six_rd(edge, relay, "2600::2", native), drop(mismatch, 1)},
       {"from one edge to another", six_rd(edge, relay, of_edge, of_other), drop(mismatch, 1)},
       {"from the other border relay, a loop",
        six_rd("10.0.0.2", relay, "2400:db8:0:200::1", native), drop(mismatch, 1)},
       {"to an edge", six_rd(relay, edge, native, of_edge), accept("default.tunnelled", 1)},
       {"to another edge's IPv4 address", six_rd(relay, edge, native, of_other), drop(mismatch, 1)},
       {"an edge's source from the native side", six_rd(relay, edge, of_other, of_edge),
        drop(mismatch, 1)},
       {"a native destination into the domain", six_rd(relay, edge, native, "2600::2"),
        drop(mismatch, 1)}},
      six_rd_relay());
}

TEST_CASE("tunnel.6rd-mismatch between others, where nothing is ours", "[policy]") {
  const Site site = Site()
                        .tunnel("6rd", {})
                        .six_rd("2400:db8::/32", "10.0.0.0/8", {"10.0.0.1"})
                        .open_everything();
  check({{"edge to edge", six_rd(edge, other, of_edge, of_other), accept("service.allowed", 1)},
         {"edge to relay", six_rd(edge, relay, of_edge, native), accept("service.allowed", 1)},
         {"relay to edge", six_rd(relay, edge, native, of_edge), accept("service.allowed", 1)},
         {"a forged edge", six_rd(other, edge, "2400:db8:c801:300::1", of_edge), drop(mismatch, 1)},
         {"a forged relay", six_rd(other, edge, native, of_edge), drop(mismatch, 1)},
         {"native both over a relay", six_rd(relay, edge, native, "2600::2"), drop(mismatch, 1)},
         {"no 6rd at all", six_rd("8.0.0.1", "9.0.0.2", native, "2600::2"),
          drop("tunnel.undeclared")}},
        site);
}

TEST_CASE("6rd and 6to4 share an outer address", "[policy]") {
  const Site site = six_rd_edge()
                        .tunnel("6to4", {"10.100.100.1", "9.0.0.2"})
                        .action("tunnel.6to4-martian-ipv4", policy::Action::accept);
  check({{"6rd over a border relay, from a 6to4 site",
          six_rd(relay, edge, "2002:800:1::1", of_edge), accept("service.allowed", 1)},
         {"6rd from another edge", six_rd(other, edge, of_other, of_edge),
          accept("service.allowed", 1)},
         {"6to4 that lies", six_rd("8.0.0.1", "9.0.0.2", "2002:800:2::1", "2002:900:2::1"),
          drop("tunnel.6to4-source-mismatch", 1)},
         {"6to4", six_rd("8.0.0.1", "9.0.0.2", "2002:800:1::1", "2002:900:2::1"),
          accept("service.allowed", 1)}},
        site);
}

TEST_CASE("tunnel.6rd-mismatch inside a tunnel", "[policy]") {
  const Site site = six_rd_edge().tunnel("gre", {"9.0.0.2"}, {"8.0.0.1"});
  const auto outer = ipv4("8.0.0.1", "9.0.0.2");
  check({{"forged", PacketBuilder(outer).gre(six_rd(other, edge, native, of_edge)),
          drop(mismatch, 2)},
         {"honest", PacketBuilder(outer).gre(six_rd(other, edge, of_other, of_edge)),
          accept("service.allowed", 2)}},
        site);
}
