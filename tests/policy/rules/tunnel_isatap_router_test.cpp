// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/isatap_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

constexpr const char* host = "fe80::5efe:10.0.0.7";

PacketBuilder advertisement(std::string_view outer, std::string_view inner) {
  return ipv4(outer, "10.0.0.7").carries(ipv6(inner, host).router_advertisement());
}

}  // namespace

TEST_CASE("tunnel.isatap-router (RFC 5214 8.3.3)", "[policy]") {
  check({{"from the listed router", advertisement("10.0.0.1", "fe80::5efe:10.0.0.1"),
          accept("nd.allowed", 1)},
         {"from a host of the link", advertisement("10.0.0.8", "fe80::5efe:10.0.0.8"),
          drop("tunnel.isatap-router", 1)},
         {"from the router with another's address",
          advertisement("10.0.0.1", "fe80::5efe:10.0.0.8"), drop("tunnel.isatap-router", 1)},
         {"from the router with an address that is not ISATAP's",
          advertisement("10.0.0.1", "fe80::1"), drop("tunnel.isatap-router", 1)},
         {"a solicitation from a host of the link",
          ipv4("10.0.0.8", "10.0.0.7")
              .carries(ipv6("fe80::5efe:10.0.0.8", host).router_solicitation()),
          accept("nd.allowed", 1)},
         {"on a link of its own", ipv6("fe80::1", "ff02::1").router_advertisement(),
          accept("nd.allowed")}},
        isatap_host());
}

TEST_CASE("tunnel.isatap-router inside a tunnel", "[policy]") {
  const Site site = isatap_host().tunnel("gre", {"9.0.0.2"}, {"8.0.0.1"});
  check({{"from a host",
          ipv4("8.0.0.1", "9.0.0.2").gre(advertisement("10.0.0.8", "fe80::5efe:10.0.0.8")),
          drop("tunnel.isatap-router", 2)},
         {"from the router",
          ipv4("8.0.0.1", "9.0.0.2").gre(advertisement("10.0.0.1", "fe80::5efe:10.0.0.1")),
          accept("nd.allowed", 2)}},
        site);
}
