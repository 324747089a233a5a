// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;
using B = PacketBuilder;

namespace {

constexpr const char* client = "2001:0:4136:e378:8000:63bf:3fff:fdd2";

const PacketBuilder outer = ipv4("8.0.0.1", "9.0.0.2");
const PacketBuilder six = ipv6("2600:1::1", "2600:2::1").tcp(443);
const PacketBuilder data = ipv6(client, "2600::1").tcp(443);

/// A border that lets Teredo through, and declares tunnels of every kind between whom it may.
Site site() {
  return Site()
      .action("tunnel.teredo-blocked", Action::accept)
      .tunnel("4in6", {})
      .tunnel("6in6", {})
      .tunnel("gre", {})
      .tunnel("4in4", {})
      .tunnel("6to4", {"9.0.0.2"})
      .max_depth(4)
      .open_everything();
}

PacketBuilder in_teredo(const PacketBuilder& inner) {
  return ipv4("192.0.2.45", "65.54.227.120").udp(40000, 3544).teredo(inner);
}

}  // namespace

TEST_CASE("tunnel.nested: Teredo and other tunnels (RFC 6169 2.1.2)", "[policy]") {
  check({{"Teredo in IPv4 in IPv4", B(outer).carries(in_teredo(data)), drop("tunnel.nested", 1)},
         {"Teredo in GRE", B(outer).gre(in_teredo(data)), drop("tunnel.nested", 1)},
         {"Teredo in Teredo", in_teredo(ipv6(client, "2600::1").carries(in_teredo(data))),
          drop("tunnel.nested", 1)},
         {"IPv6 in Teredo", in_teredo(ipv6(client, "2600::1").carries(six)),
          drop("tunnel.nested", 1)},
         {"GRE in Teredo", in_teredo(ipv6(client, "2600::1").gre(six)), drop("tunnel.nested", 1)},
         {"ESP in Teredo, which is nobody's to read", in_teredo(ipv6(client, "2600::1").esp()),
          accept("ipsec.allowed", 1)},
         {"TCP in Teredo", in_teredo(data), accept("service.allowed", 1)},
         {"UDP in GRE", B(outer).gre(ipv4("10.0.0.1", "10.0.0.2").udp(40000, 3544).payload(60)),
          accept("service.allowed", 1)},
         {"IPv6 in IPv6 in GRE", B(outer).gre(ipv6("2600:8::1", "2600:9::2").carries(six)),
          accept("service.allowed", 2)},
         {"IPv6 in IPv6 twice",
          ipv6("2600:7::1", "2600:9::1").carries(ipv6("2600:8::1", "2600:9::2").carries(six)),
          accept("service.allowed", 2)}},
        site());
}

TEST_CASE("tunnel.nested: 6to4 in itself", "[policy]") {
  const PacketBuilder innermost = ipv6("2002:800:1::1", "2002:900:2::1").tcp(443);
  const auto six_to_four = B(outer).carries(innermost);
  const auto four_in_six = ipv6("2002:800:1::1", "2002:900:2::1").carries(six_to_four);
  check({{"once", six_to_four, accept("service.allowed", 1)},
         {"in GRE", ipv4("8.0.0.9", "9.0.0.9").gre(six_to_four), accept("service.allowed", 2)},
         {"in IPv4 in IPv6 in itself", B(outer).carries(four_in_six), drop("tunnel.nested", 2)}},
        site());
}
