// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/isatap_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

constexpr const char* mismatch = "tunnel.isatap-mismatch";
constexpr const char* host = "10.0.0.7";
constexpr const char* of_host = "2400:7::5efe:10.0.0.7";
constexpr const char* router = "10.0.0.1";

PacketBuilder packet(std::string_view outer_source, std::string_view outer_destination,
                     std::string_view source, std::string_view destination) {
  return ipv4(outer_source, outer_destination).carries(ipv6(source, destination).tcp(443));
}

}  // namespace

TEST_CASE("tunnel.isatap-mismatch (RFC 5214 7.3)", "[policy]") {
  check(
      {{"from a host of the link", packet("10.0.0.8", host, "2400:7::5efe:10.0.0.8", of_host),
        accept("service.allowed", 1)},
       {"from one with a global IPv4 address",
        packet("8.0.0.8", host, "2400:7::200:5efe:8.0.0.8", of_host), accept("service.allowed", 1)},
       {"from its link-local address",
        packet("10.0.0.8", host, "fe80::5efe:10.0.0.8", "fe80::5efe:10.0.0.7"),
        accept("service.allowed", 1)},
       {"with another host's address", packet("10.0.0.8", host, "2400:7::5efe:10.0.0.9", of_host),
        drop(mismatch, 1)},
       {"of another link", packet("10.0.0.8", host, "2400:8::5efe:10.0.0.8", of_host),
        drop(mismatch, 1)},
       {"with an address that is not ISATAP's", packet("10.0.0.8", host, "2600::1", of_host),
        drop(mismatch, 1)},
       {"from anywhere over a router", packet(router, host, "2600::1", of_host),
        accept("service.allowed", 1)},
       {"from the address beside the router's", packet("10.0.0.2", host, "2600::1", of_host),
        drop(mismatch, 1)},
       {"for another host of the link", packet(router, host, "2600::1", "2400:7::5efe:10.0.0.9"),
        drop(mismatch, 1)},
       {"for somebody else altogether", packet(router, host, "2600::1", "2600::2"),
        drop(mismatch, 1)},
       {"to a host of the link", packet(host, "10.0.0.8", of_host, "2400:7::5efe:10.0.0.8"),
        accept("default.tunnelled", 1)},
       {"to anywhere over a router", packet(host, router, of_host, "2600::1"),
        accept("default.tunnelled", 1)},
       {"to anywhere over a host", packet(host, "10.0.0.8", of_host, "2600::1"), drop(mismatch, 1)},
       {"native", ipv6("2600::1", of_host).tcp(443), accept("default.native")}},
      isatap_host());
}

TEST_CASE("ISATAP without local is what its addresses and routers show", "[policy]") {
  const Site site =
      Site().tunnel("isatap", {}).isatap({"2400:7::/64"}, {"10.0.0.1"}).open_everything();
  check({{"host to host", packet("10.0.0.8", host, "2400:7::5efe:10.0.0.8", of_host),
          accept("service.allowed", 1)},
         {"forged", packet("10.0.0.8", host, "2400:7::5efe:10.0.0.9", of_host), drop(mismatch, 1)},
         {"something else", packet("10.0.0.8", host, "2600::1", "2600::2"),
          drop("tunnel.undeclared")}},
        site);
}

TEST_CASE("tunnel.isatap-mismatch inside a tunnel", "[policy]") {
  const Site site = isatap_host().tunnel("gre", {"9.0.0.2"}, {"8.0.0.1"});
  const auto outer = ipv4("8.0.0.1", "9.0.0.2");
  using B = PacketBuilder;
  check({{"forged", B(outer).gre(packet("10.0.0.8", host, "2400:7::5efe:10.0.0.9", of_host)),
          drop(mismatch, 2)},
         {"honest", B(outer).gre(packet("10.0.0.8", host, "2400:7::5efe:10.0.0.8", of_host)),
          accept("service.allowed", 2)}},
        site);
}
