// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "config/configuration.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using policy::Zone;
using Texts = std::vector<std::string>;

TEST_CASE("what is known of the links is taken") {
  const auto configuration = load_text(R"([nd]
routers = ["fe80::1", "fe80::2"]
prefixes = ["2001:db8:100::/48", "fd00::/8"]
router-zones = ["outside", "vpn"]
require-send = ["inside"])");
  const policy::DiscoveryPolicy& discovery = configuration.policy().discovery;
  const std::array routers{wire::parse_address("fe80::1").value(),
                           wire::parse_address("fe80::2").value()};
  CHECK(std::ranges::equal(discovery.routers, routers));
  CHECK(words(discovery.prefixes) == "2001:db8:100::/48 fd00::/8");
  CHECK(std::ranges::equal(discovery.router_zones, std::array{Zone::outside, Zone::vpn}));
  CHECK(std::ranges::equal(discovery.secured_zones, std::array{Zone::inside}));
}

TEST_CASE("nothing is asked of the links by default") {
  const auto configuration = load_text("");
  const policy::DiscoveryPolicy& discovery = configuration.policy().discovery;
  CHECK(discovery.routers.empty());
  CHECK(discovery.prefixes.empty());
  CHECK(discovery.router_zones.empty());
  CHECK(discovery.secured_zones.empty());
}

TEST_CASE("a list that would let no router through is refused") {
  CHECK(problems_of("[nd]\nrouters = ['fe80::1', '2001:db8::1', '192.0.2.1']") ==
        Texts{"2:23: routers: expected a link-local address, which is what routers advertise "
              "themselves from, found \"2001:db8::1\"",
              "2:38: routers: expected a link-local address, which is what routers advertise "
              "themselves from, found \"192.0.2.1\""});
  CHECK(problems_of("[nd]\nprefixes = ['192.0.2.0/24']") ==
        Texts{"2:13: prefixes: expected an IPv6 prefix, found \"192.0.2.0/24\""});
  CHECK(problems_of("[nd]\nrouter-zones = ['dmz']") ==
        Texts{R"(2:17: router-zones: expected "inside", "outside" or "vpn", found "dmz")"});
  CHECK(problems_of("[nd]\nrequire-send = true") ==
        Texts{R"(2:16: require-send: expected a list of "inside", "outside" or "vpn", )"
              "found the boolean true"});
}

TEST_CASE("a zone without interfaces tells nothing of neighbour discovery") {
  const auto idle = load_text(R"([site]
inside = ["2001:db8::/32"]
[zones]
outside = ["wan0"]
[nd]
router-zones = ["outside"]
require-send = ["inside"])")
                        .idle();
  REQUIRE(idle.size() == 1);
  CHECK(idle[0].line == 7);
  CHECK(idle[0].message ==
        "[nd] require-send names zone \"inside\", which [zones] gives no interface");
}

}  // namespace

}  // namespace sixgate::test
