// SPDX-License-Identifier: GPL-2.0-or-later
// 6rd, ISATAP and 6over4, which find their other ends by inner addresses.
#include "config/configuration.hpp"
#include "sixgate/policy/tunnel.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using namespace wire::literals;

using policy::SixToFourRole;
using policy::TunnelKind;

TEST_CASE("6rd is taken with all its keys, and told to the reader") {
  const auto configuration = load_text(R"([[tunnel]]
kind = "6rd"
role = "relay"
local = ["10.0.0.1"]
prefix = "2001:db8::/32"
ipv4-prefix = "10.0.0.0/8"
border-relays = ["10.0.0.2", "10.0.1.0/24"])");
  const policy::Tunnel& tunnel = configuration.policy().tunnels[0];
  CHECK(tunnel.kind == TunnelKind::six_rd);
  CHECK(tunnel.role == SixToFourRole::relay);
  CHECK(words(tunnel.local) == "10.0.0.1/32");
  CHECK(tunnel.prefix == "2001:db8::/32"_net);
  CHECK(tunnel.ipv4_prefix == "10.0.0.0/8"_net);
  CHECK(words(tunnel.border_relays) == "10.0.0.2/32 10.0.1.0/24");
  CHECK(words(configuration.policy().declared().six_rd) == "2001:db8::/32");
}

TEST_CASE("6rd is a customer edge's, of any address, by default") {
  const auto configuration = load_text(R"([[tunnel]]
kind = "6rd"
prefix = "2001:db8::/32"
ipv4-prefix = "0.0.0.0/0"
border-relays = ["192.0.2.1"])");
  const policy::Tunnel& tunnel = configuration.policy().tunnels[0];
  CHECK(tunnel.role == SixToFourRole::router);
  CHECK(tunnel.local.empty());
  CHECK(tunnel.ipv4_prefix.length() == 0);
}

TEST_CASE("ISATAP and 6over4 are taken with all their keys") {
  const auto configuration = load_text(R"([[tunnel]]
kind = "isatap"
local = "192.0.2.7"
prefixes = ["2001:db8:7::/64"]
routers = ["192.0.2.1", "192.0.2.128/25"]
[[tunnel]]
kind = "6over4"
local = "192.0.2.7"
group = "239.193.0.0/16")");
  const policy::Tunnel& isatap = configuration.policy().tunnels[0];
  CHECK(isatap.kind == TunnelKind::isatap);
  CHECK(words(isatap.prefixes) == "2001:db8:7::/64");
  CHECK(words(isatap.routers) == "192.0.2.1/32 192.0.2.128/25");
  const policy::Tunnel& six_over_four = configuration.policy().tunnels[1];
  CHECK(six_over_four.kind == TunnelKind::six_over_four);
  CHECK(words(six_over_four.local) == "192.0.2.7/32");
  CHECK(six_over_four.group == "239.193.0.0/16"_net);
}

TEST_CASE("ISATAP needs nothing, and 6over4 has its groups, by default") {
  const auto configuration =
      load_text("tunnel = [{kind = 'isatap'}, {kind = '6over4', local = '192.0.2.1'}]");
  CHECK(configuration.policy().tunnels[0].local.empty());
  CHECK(configuration.policy().tunnels[0].routers.empty());
  CHECK(configuration.policy().tunnels[1].group == "239.192.0.0/16"_net);
}

constexpr Wrong wrong[] = {
    {"6rd without its prefix",
     "\n[[tunnel]]\nkind = '6rd'\nipv4-prefix = '10.0.0.0/8'\nborder-relays = ['10.0.0.1']",
     R"(2:1: kind "6rd" needs "prefix": the 6rd prefix)"},
    {"6rd without the prefix of its IPv4 addresses",
     "\n[[tunnel]]\nkind = '6rd'\nprefix = '2001:db8::/32'\nborder-relays = ['10.0.0.1']",
     R"(2:1: kind "6rd" needs "ipv4-prefix": what all IPv4 addresses of the domain have in common, )"
     R"("0.0.0.0/0" where that is nothing)"},
    {"6rd without a way out",
     "[[tunnel]]\nkind = '6rd'\nprefix = '2001:db8::/32'\nipv4-prefix = '10.0.0.0/8'\n"
     "border-relays = []",
     R"(5:17: kind "6rd" needs "border-relays": where the rest of IPv6 is reached)"},
    {"a 6rd relay without addresses",
     "[[tunnel]]\nkind = '6rd'\nprefix = '2001:db8::/32'\nipv4-prefix = '10.0.0.0/8'\n"
     "role = 'relay'",
     R"(1:1: kind "6rd" needs "local": the border relay's outer addresses)"},
    {"6rd of both roles",
     "[[tunnel]]\nkind = '6rd'\nprefix = '2001:db8::/32'\nipv4-prefix = '10.0.0.0/8'\n"
     "local = '10.0.0.1'\nrole = 'both'",
     R"(6:8: role: "6rd" has "router" or "relay" here, found "both")"},
    {"6rd without room",
     "[[tunnel]]\nkind = '6rd'\nprefix = '2001:db8::/97'\nipv4-prefix = '0.0.0.0/0'\n"
     "border-relays = ['10.0.0.1']",
     R"(3:10: prefix: "2001:db8::/97" leaves no room for the 32 bits of IPv4 addresses behind )"
     R"("ipv4-prefix")"},
    {"6rd with an IPv4 prefix",
     "[[tunnel]]\nkind = '6rd'\nprefix = '10.0.0.0/8'\nipv4-prefix = '10.0.0.0/8'\n"
     "border-relays = ['10.0.0.1']",
     R"(3:10: prefix: "6rd" has an IPv6 address here, found "10.0.0.0/8")"},
    {"6rd with an IPv6 prefix for its IPv4 addresses",
     "[[tunnel]]\nkind = '6rd'\nprefix = '2001:db8::/32'\nipv4-prefix = '2001:db8::/32'\n"
     "border-relays = ['10.0.0.1']",
     R"(4:15: ipv4-prefix: "6rd" has an IPv4 address here, found "2001:db8::/32")"},
    {"6rd with an IPv6 relay",
     "[[tunnel]]\nkind = '6rd'\nprefix = '2001:db8::/32'\nipv4-prefix = '10.0.0.0/8'\n"
     "border-relays = ['::1']",
     R"(5:18: border-relays: "6rd" has an IPv4 address here, found "::1")"},
    {"6rd with a list of prefixes",
     "[[tunnel]]\nkind = '6rd'\nprefix = []\nipv4-prefix = '10.0.0.0/8'\n"
     "border-relays = ['10.0.0.1']",
     "3:10: prefix: expected a prefix or an address, found a list"},
    {"6rd's keys where there is none",
     "[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'\nprefix = '::/0'",
     R"(4:1: "prefix" in [[tunnel]] needs kind "6rd")"},
    {"a 6rd inner",
     "[[tunnel]]\nkind = '6rd'\nprefix = '2001:db8::/32'\nipv4-prefix = "
     "'10.0.0.0/8'\nborder-relays = ['10.0.0.1']\ninner = []",
     R"(6:1: "inner" in [[tunnel]] needs another kind than "6rd")"},
    {"ISATAP with a prefix that is too long",
     "[[tunnel]]\nkind = 'isatap'\nprefixes = ['2001:db8::/64', '2001:db8::/96']",
     R"(3:30: prefixes: "2001:db8::/96" leaves no room for ISATAP's 64 bits of an interface)"},
    {"ISATAP over IPv6", "[[tunnel]]\nkind = 'isatap'\nrouters = ['::1']",
     R"(3:12: routers: "isatap" has an IPv4 address here, found "::1")"},
    {"ISATAP of IPv4", "[[tunnel]]\nkind = 'isatap'\nprefixes = ['10.0.0.0/8']",
     R"(3:13: prefixes: "isatap" has an IPv6 address here, found "10.0.0.0/8")"},
    {"routers where there are none", "[[tunnel]]\nkind = '6in4'\nrouters = []",
     R"(3:1: "routers" in [[tunnel]] needs kind "isatap")"},
    {"an ISATAP remote", "[[tunnel]]\nkind = 'isatap'\nremote = 'any'",
     R"(3:1: "remote" in [[tunnel]] needs another kind than "isatap")"},
    {"6over4 without local", "[[tunnel]]\nkind = '6over4'",
     R"(1:1: kind "6over4" needs "local": our outer addresses)"},
    {"6over4 with a group of the wrong size",
     "[[tunnel]]\nkind = '6over4'\nlocal = '9.0.0.2'\ngroup = '239.0.0.0/8'",
     R"(4:9: group: expected a block of IPv4 groups with /16, found "239.0.0.0/8")"},
    {"6over4 with a group that is none",
     "[[tunnel]]\nkind = '6over4'\nlocal = '9.0.0.2'\ngroup = '10.1.0.0/16'",
     R"(4:9: group: expected a block of IPv4 groups with /16, found "10.1.0.0/16")"},
    {"6over4 with a group of IPv6",
     "[[tunnel]]\nkind = '6over4'\nlocal = '9.0.0.2'\ngroup = 'ff00::/16'",
     R"(4:9: group: "6over4" has an IPv4 address here, found "ff00::/16")"},
    {"a group where there is none", "[[tunnel]]\nkind = 'isatap'\ngroup = '239.192.0.0/16'",
     R"(3:1: "group" in [[tunnel]] needs kind "6over4")"},
};

TEST_CASE("a wrong automatic tunnel is told") { check_each(wrong); }

}  // namespace

}  // namespace sixgate::test
