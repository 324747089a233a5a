// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

PacketBuilder redirect(const char* target, const char* destination) {
  return ipv6("fe80::1", "2600::2").redirect(target, destination);
}

}  // namespace

TEST_CASE("nd.target (RFC 4861 7.1.1, 8.1)", "[policy]") {
  check(
      {{"a solicitation of a group", ipv6("fe80::1", "ff02::1").neighbour_solicitation("ff02::2"),
        drop("nd.target")},
       {"an advertisement of a group",
        ipv6("fe80::1", "fe80::2").neighbour_advertisement("ff0e::1"), drop("nd.target")},
       {"a redirect of a group", redirect("fe80::3", "ff0e::9"), drop("nd.target")},
       {"a redirect of a group to itself", redirect("ff0e::9", "ff0e::9"), drop("nd.target")},
       {"a redirect to a global address that is not the destination",
        redirect("2600::3", "2600::9"), drop("nd.target")},
       {"a redirect to just above link-local", redirect("fec0::3", "2600::9"), drop("nd.target")},
       {"a redirect to a router", redirect("fe80::3", "2600::9"), accept("nd.allowed")},
       {"a redirect to the destination, which is on the link", redirect("2600::9", "2600::9"),
        accept("nd.allowed")},
       {"a solicitation of a node",
        ipv6("fe80::1", "ff02::1:ff00:2").neighbour_solicitation("2600::2"), accept("nd.allowed")},
       {"a solicitation of just below multicast",
        ipv6("fe80::1", "ff02::1:ff00:2").neighbour_solicitation("feff::2"),
        accept("nd.allowed")}});
}

TEST_CASE("nd.target inside a tunnel", "[policy]") {
  check({{"a solicitation of a group",
          tunnelled(ipv6("fe80::1", "ff02::1").neighbour_solicitation("ff02::2")),
          drop("nd.target", 1)},
         {"a solicitation of a node",
          tunnelled(ipv6("fe80::1", "fe80::2").neighbour_solicitation("fe80::2")),
          accept("nd.allowed", 1)}},
        with_declared_tunnels());
}
