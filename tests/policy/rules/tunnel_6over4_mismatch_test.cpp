// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using B = PacketBuilder;

namespace {

constexpr const char* mismatch = "tunnel.6over4-mismatch";
constexpr const char* here = "10.0.0.7";
constexpr const char* there = "10.0.0.8";
constexpr const char* of_there = "fe80::a00:8";

Site site() { return Site().tunnel("6over4", {"10.0.0.7"}).open_everything(); }

PacketBuilder solicitation(std::string_view group, std::string_view source) {
  return ipv4(there, group)
      .carries(ipv6(source, "ff02::1:ff00:7").neighbour_solicitation("fe80::a00:7"));
}

}  // namespace

TEST_CASE("tunnel.6over4-mismatch (RFC 2529 4, 6)", "[policy]") {
  check(
      {{"a solicitation to its group", solicitation("239.192.0.7", of_there),
        accept("nd.allowed", 1)},
       {"to detect a duplicate address", solicitation("239.192.0.7", "::"),
        accept("nd.allowed", 1)},
       {"to another group", solicitation("239.192.0.8", of_there), drop(mismatch, 1)},
       {"to one host", solicitation(here, of_there), drop(mismatch, 1)},
       {"from another's link-local address", solicitation("239.192.0.7", "fe80::a00:9"),
        drop(mismatch, 1)},
       {"from a link-local address that embeds nothing",
        solicitation("239.192.0.7", "fe80::1234:5678:a00:8"), drop(mismatch, 1)},
       {"from a link-local address to another",
        ipv4(there, here).carries(ipv6(of_there, "fe80::a00:7").tcp(443)),
        accept("service.allowed", 1)},
       {"to another's link-local address",
        ipv4(there, here).carries(ipv6(of_there, "fe80::a00:9").tcp(443)), drop(mismatch, 1)},
       {"from a global address", ipv4(there, here).carries(ipv6("2400::8", "2400::7").tcp(443)),
        accept("service.allowed", 1)},
       {"a global address to a group",
        ipv4(there, "239.192.0.7").carries(ipv6("2400::8", "2400::7").tcp(443)), drop(mismatch, 1)},
       {"from us to a group",
        ipv4(here, "239.192.0.7")
            .carries(ipv6("fe80::a00:7", "ff02::1:ff00:7").neighbour_solicitation("fe80::a00:7")),
        accept("nd.allowed", 1)},
       {"native", ipv6("fe80::1", "fe80::2").tcp(443), accept("default.native")}},
      site());
}

TEST_CASE("6over4 may have other groups", "[policy]") {
  check({{"to its group", solicitation("239.193.0.7", of_there), accept("nd.allowed", 1)},
         {"to the usual one", solicitation("239.192.0.7", of_there), drop("tunnel.undeclared")}},
        site().group("239.193.0.0/16"));
}

TEST_CASE("tunnel.6over4-mismatch inside a tunnel", "[policy]") {
  const Site inside = site().tunnel("gre", {"9.0.0.2"}, {"8.0.0.1"});
  const auto outer = ipv4("8.0.0.1", "9.0.0.2");
  check({{"forged", B(outer).gre(solicitation("239.192.0.7", "fe80::a00:9")), drop(mismatch, 2)},
         {"honest", B(outer).gre(solicitation("239.192.0.7", of_there)), accept("nd.allowed", 2)}},
        inside);
}
