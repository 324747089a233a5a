// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/six_to_four_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("tunnel.6to4-martian-ipv6 (RFC 3964 5.3.2)", "[policy]") {
  const auto from = [](std::string_view source) { return in("8.0.0.1", source); };
  const auto to = [](std::string_view destination) {
    return ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2002:800:1::1", destination).tcp(443));
  };
  constexpr const char* martian = "tunnel.6to4-martian-ipv6";
  using sixgate::policy::Action;
  // What some of them would be dropped for before is switched off.
  check(
      {{"from nowhere", from("::"), drop(martian, 1)},
       {"from the loopback address", from("::1"), drop(martian, 1)},
       {"from a compatible address", from("::8.0.0.1"), drop(martian, 1)},
       {"from a mapped address", from("::ffff:8.0.0.1"), drop(martian, 1)},
       {"from the end of ::/16", from("0:ffff::1"), drop(martian, 1)},
       {"from a link-local address", from("fe80::1"), drop(martian, 1)},
       {"from a site-local address", from("fec0::1"), drop(martian, 1)},
       {"from a group, which has a reason of its own", from("ff0e::1"),
        drop("ipv6.source-multicast", 1)},
       {"from the 6to4 address of the loopback address", from("2002:7f00:1::1"), drop(martian, 1)},
       {"from the 6to4 address of a private address", from("2002:c0a8:101::1"), drop(martian, 1)},
       {"from the 6to4 address of our broadcast address", from("2002:900:ff::1"), drop(martian, 1)},
       {"to the loopback address", to("::1"), drop(martian, 1)},
       {"to a link-local address", to("fe80::1"), drop(martian, 1)},
       {"to all nodes", to("ff02::1"), drop(martian, 1)},
       {"a neighbour solicitation through the tunnel",
        ipv4("8.0.0.1", "9.0.0.2")
            .carries(ipv6("fe80::2", "fe80::1").neighbour_solicitation("fe80::1")),
        drop(martian, 1)},
       {"from the 6to4 address that fits", from("2002:800:1::1"), accept("service.allowed", 1)},
       {"from a native address, over a relay", from("2600::1"), accept("service.allowed", 1)},
       {"from just behind ::/16", from("1::1"), accept("service.allowed", 1)}},
      six_to_four_router()
          .action("ipv6.source-unspecified", Action::accept)
          .action("ipv6.source-loopback", Action::accept)
          .action("ipv6.mapped", Action::accept)
          .action("ipv6.destination-unusable", Action::accept));
}

TEST_CASE("a martian outside 6to4 is others' to judge", "[policy]") {
  check({{"from a site-local address, native", ipv6("fec0::1", "2600::1").tcp(443),
          accept("default.native")}},
        six_to_four_router());
}
