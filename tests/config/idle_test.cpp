// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <vector>

#include "config/configuration.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

std::vector<std::string> idle_of(std::string_view text) {
  std::vector<std::string> messages;
  for (const config::Problem& idle : idle_lines_of(load_text(text))) {
    messages.push_back(std::to_string(idle.line) + ":" + std::to_string(idle.column) + ": " +
                       idle.message);
  }
  return messages;
}

using Texts = std::vector<std::string>;

TEST_CASE("a service between zones that nothing tells apart is idle") {
  CHECK(idle_of("[[service]]\nname = 'a'\nfrom = 'outside'\nto = 'inside'") ==
        Texts{R"(3:8: [[service]] "a" never matches: from zone "outside", which [zones] gives no )"
              "interface, and [site] inside is empty",
              R"(4:6: [[service]] "a" never matches: to zone "inside", which [zones] gives no )"
              "interface, and [site] inside is empty"});
}

TEST_CASE("our addresses tell inside from outside, but no vpn") {
  CHECK(idle_of("[site]\ninside = ['::/0']\n[[service]]\nfrom = 'outside'\nto = 'inside'").empty());
  CHECK(idle_of("[site]\ninside = ['::/0']\n[[service]]\nfrom = 'vpn'") ==
        Texts{R"(4:8: [[service]] "any" never matches: from zone "vpn", which [zones] gives no )"
              "interface"});
}

TEST_CASE("rules that compare by direction are idle where nothing tells it") {
  const auto none = load_text("").idle();
  REQUIRE(none.size() == 3);
  CHECK(none[0].message.starts_with("never match: "));
  CHECK(none[0].message.find("ipv6.unique-local") != std::string::npos);
  CHECK(none[0].message.ends_with(
      ": neither [zones] nor [site] inside tells direction; give one of them"));
  CHECK(none[1].message ==
        "never match: ipv6.multicast-boundary: [zones] names no interface; name those of the "
        "outside");
  CHECK(none[2].message.find("ipv6.own-source") != std::string::npos);
  const auto by_address = load_text("[site]\ninside = ['2600:5::/32']").idle();
  REQUIRE(by_address.size() == 2);
  CHECK(by_address[1].message.find("ipv6.own-source") != std::string::npos);
  for (const char* const text :
       {"[site]\ninside = ['2600:5::/32']\n[zones]\noutside = ['wan0']", "role = 'host'",
        "[actions]\n'ipv4.*' = 'accept'\n'ipv6.*' = 'accept'\n'icmpv4.*' = 'accept'"}) {
    CAPTURE(text);
    CHECK(load_text(text).idle().empty());
  }
}

TEST_CASE("a service of one address family says so, unless another opens the other") {
  const std::string four =
      "[[service]]\nname = 'web'\nprotocol = 'tcp'\nports = [443]\nto = ['192.0.2.1']\n";
  const std::string six =
      "[[service]]\nname = 'web6'\nprotocol = 'tcp'\nports = [443]\nto = ['2001:db8::1']\n";
  CHECK(idle_of(four) ==
        Texts{R"(1:1: [[service]] "web" is open in IPv4 only: "to" has no IPv6 address)"});
  CHECK(idle_of(six) ==
        Texts{R"(1:1: [[service]] "web6" is open in IPv6 only: "to" has no IPv4 address)"});
  CHECK(idle_of(four + six).empty());
  CHECK(idle_of("[[service]]\nto = ['192.0.2.1', '2001:db8::1']").empty());
  CHECK(idle_of("[[service]]\nprotocol = 'tcp'\nports = [443]").empty());
  CHECK(idle_of("[[service]]\nname = 'a'\nfrom = ['192.0.2.0/24']") ==
        Texts{R"(1:1: [[service]] "a" is open in IPv4 only: "from" has no IPv6 address)"});
  CHECK(idle_of(four + "[[service]]\nname = 'ssh6'\nprotocol = 'tcp'\nports = [22]\n"
                       "to = ['2001:db8::1']")
            .size() == 2);
}

TEST_CASE("interfaces tell their own zone alone") {
  CHECK(idle_of("[zones]\nvpn = ['tun*']\n[[service]]\nfrom = 'vpn'").empty());
  CHECK(idle_of("[zones]\nvpn = ['tun*']\n[[service]]\nfrom = 'inside'").size() == 1);
}

TEST_CASE("prefixes need no direction") {
  CHECK(idle_of("[[service]]\nfrom = ['::/0', '0.0.0.0/0']\nto = 'any'").empty());
}

TEST_CASE("a gate for Teredo that cannot tell who is a client is told") {
  const std::string gate = "[teredo]\npolicy = 'gate'\n";
  CHECK(idle_of(gate) ==
        Texts{R"(2:10: [teredo] policy "gate" cannot tell who is a client: "clients", [zones] )"
              "outside and [site] inside are empty"});
  CHECK(idle_of(gate + "clients = ['192.0.2.0/24']").empty());
  CHECK(idle_of(gate + "[site]\ninside = ['192.0.2.0/24']").empty());
  CHECK(idle_of(gate + "[zones]\noutside = ['wan0']").empty());
  CHECK(idle_of("role = 'host'\n" + gate).empty());
  CHECK(idle_of("[teredo]\npolicy = 'block'").empty());
}

TEST_CASE("a tunnel that lets anything out of it is told") {
  const std::string tunnel = "[[tunnel]]\nkind = '6in4'\nlocal = '9.0.0.2'\n";
  CHECK(idle_of(tunnel) ==
        Texts{R"(1:1: [[tunnel]] "6in4" has no "inner", and [site] inside is empty: )"
              "tunnel.inner-source cannot tell our own addresses from others there"});
  CHECK(idle_of(tunnel + "inner = ['2001:db8::/32']").empty());
  CHECK(idle_of(tunnel + "[site]\ninside = ['2001:db8::/32']").empty());
  CHECK(idle_of("[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'").empty());
}

TEST_CASE("a tunnel of which nothing tells the way is told") {
  const std::string tunnel = "[[tunnel]]\nkind = '6in4'\ninner = ['2001:db8::/32']\n";
  CHECK(idle_of(tunnel) ==
        Texts{R"(1:1: [[tunnel]] "6in4" cannot tell which way a packet goes and takes all for )"
              R"(what comes out of it: "local", "remote", [zones] inside and [site] inside are )"
              "empty"});
  CHECK(idle_of(tunnel + "remote = '8.0.0.1'").empty());
  CHECK(idle_of(tunnel + "device = 'sit1'").empty());
  CHECK(idle_of(tunnel + "[zones]\ninside = ['lan*']").empty());
  CHECK(idle_of("role = 'host'\n" + tunnel).empty());
}

}  // namespace

}  // namespace sixgate::test
