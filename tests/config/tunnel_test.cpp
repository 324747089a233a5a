// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/policy/tunnel.hpp"

#include <string>

#include "config/configuration.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using namespace wire::literals;

using policy::Anycast;
using policy::Protection;
using policy::SixToFourRole;
using policy::TunnelKind;

TEST_CASE("a tunnel is taken with all its keys") {
  const auto configuration = load_text(R"([[tunnel]]
name = "office"
kind = "6in4"
local = ["192.0.2.1"]
remote = ["198.51.100.1", "198.51.100.64/26"]
inner = ["2001:db8:200::/48"])");
  REQUIRE(configuration.policy().tunnels.size() == 1);
  const policy::Tunnel& tunnel = configuration.policy().tunnels[0];
  CHECK(tunnel.name == "office");
  CHECK(tunnel.kind == TunnelKind::ipv6_in_ipv4);
  CHECK(words(tunnel.local) == "192.0.2.1/32");
  CHECK(words(tunnel.remote) == "198.51.100.1/32 198.51.100.64/26");
  CHECK(words(tunnel.inner) == "2001:db8:200::/48");
}

TEST_CASE("every kind is known by its name, and tunnels without a name get that") {
  for (const auto& row : policy::tunnel_kinds) {
    const auto configuration =
        load_text("[[tunnel]]\nkind = '" + std::string(row.name()) + "'" +
                  (row.kind == TunnelKind::six_to_four || row.kind == TunnelKind::six_over_four
                       ? "\nlocal = ['9.0.0.2']"
                       : "") +
                  (row.kind == TunnelKind::six_rd ? "\nprefix = '2001:db8::/32'\nipv4-prefix = "
                                                    "'10.0.0.0/8'\nborder-relays = ['10.0.0.1']"
                                                  : "") +
                  (row.kind == TunnelKind::fou ? "\nport = 5555" : ""));
    REQUIRE(configuration.policy().tunnels.size() == 1);
    CHECK(configuration.policy().tunnels[0].kind == row.kind);
    CHECK(configuration.policy().tunnels[0].name == row.name());
  }
}

struct PortRow {
  const char* text;
  std::uint16_t port;
};

TEST_CASE("a tunnel in UDP has the port that it is given, or the registered one") {
  constexpr PortRow rows[] = {
      {"kind = 'vxlan'", 4789},
      {"kind = 'vxlan'\nport = 0", 4789},
      {"kind = 'vxlan'\nport = 8472", 8472},
      {"kind = 'vxlan'\nport = 65535", 65535},
      {"kind = 'geneve'", 6081},
      {"kind = 'gue'", 6080},
      {"kind = 'fou'\nport = 1", 1},
      {"kind = 'ayiya'", 5072},
      {"kind = 'l2tp'", 1701},
      {"kind = 'mpls'", 6635},
      {"kind = 'gre'", 0},
      {"kind = 'gre'\nport = 4754", 4754},
      {"kind = 'etherip'", 0},
      {"kind = '6in4'", 0},
  };
  for (const PortRow& row : rows) {
    CAPTURE(row.text);
    const auto configuration = load_text(std::string("[[tunnel]]\n") + row.text);
    CHECK(configuration.policy().tunnels[0].port == row.port);
    CHECK(configuration.policy().udp_tunnels.size() == (row.port == 0 ? 0 : 1));
  }
}

TEST_CASE("the reader is told of every tunnel in UDP, of several on one port too") {
  const auto configuration = load_text(R"(
tunnel = [{kind = "6in4"}, {kind = "vxlan", local = "192.0.2.1", remote = "198.51.100.1"},
  {kind = "fou", port = 4789, local = "192.0.2.1", remote = "198.51.100.2"}])");
  const auto told = configuration.policy().declared().udp;
  REQUIRE(told.size() == 2);
  CHECK(told[0].kind == packet::Encapsulation::vxlan);
  CHECK(told[0].port == 4789);
  CHECK(words(told[0].local) == "192.0.2.1/32");
  CHECK(words(told[0].remote) == "198.51.100.1/32");
  CHECK(told[1].kind == packet::Encapsulation::fou);
  CHECK(told[1].port == 4789);
  CHECK(words(told[1].remote) == "198.51.100.2/32");
}

TEST_CASE("tunnels without a name are numbered past the names that are taken") {
  const auto configuration = load_text(R"(
tunnel = [{kind = "gre"}, {kind = "gre"}, {kind = "gre", name = "gre-2"}, {kind = "4in6"}])");
  const auto tunnels = configuration.policy().tunnels;
  REQUIRE(tunnels.size() == 4);
  CHECK(tunnels[0].name == "gre");
  CHECK(tunnels[1].name == "gre-3");
  CHECK(tunnels[2].name == "gre-2");
  CHECK(tunnels[3].name == "4in6");
}

TEST_CASE("an end is any, one prefix, or a list of them") {
  const auto configuration = load_text(R"([[tunnel]]
kind = "4in6"
local = "2001:db8::1"
remote = "any")");
  const policy::Tunnel& tunnel = configuration.policy().tunnels[0];
  CHECK(words(tunnel.local) == "2001:db8::1/128");
  CHECK(tunnel.remote.empty());
  CHECK(tunnel.inner.empty());
}

TEST_CASE("a tunnel of any kind may ask for IPsec, and by default does not") {
  const auto configuration = load_text(R"(
tunnel = [{kind = "l2tp", protect = "ipsec"}, {kind = "6to4", local = "9.0.0.2", protect = "ipsec"},
  {kind = "6in4", protect = "none"}, {kind = "gre"}])");
  const auto tunnels = configuration.policy().tunnels;
  REQUIRE(tunnels.size() == 4);
  CHECK(tunnels[0].protect == Protection::ipsec);
  CHECK(tunnels[1].protect == Protection::ipsec);
  CHECK(tunnels[2].protect == Protection::none);
  CHECK(tunnels[3].protect == Protection::none);
}

TEST_CASE("a tunnel may end here, in one device") {
  const auto configuration = load_text(R"(
tunnel = [{kind = "6in4", device = "sit1"}, {kind = "gre", device = ""}, {kind = "4in6"}])");
  const auto tunnels = configuration.policy().tunnels;
  REQUIRE(tunnels.size() == 3);
  CHECK(tunnels[0].device == "sit1");
  CHECK(tunnels[1].device.empty());
  CHECK(tunnels[2].device.empty());
}

TEST_CASE("6to4 is taken with all its keys") {
  const auto configuration = load_text(R"([[tunnel]]
kind = "6to4"
role = "both"
local = ["9.0.0.2", "192.88.99.1"]
broadcast = ["9.0.0.255"]
relays = ["192.0.2.0/24"]
clients = ["198.51.100.0/24"]
anycast = "only")");
  const policy::Tunnel& tunnel = configuration.policy().tunnels[0];
  CHECK(tunnel.kind == TunnelKind::six_to_four);
  CHECK(tunnel.role == SixToFourRole::both);
  CHECK(words(tunnel.local) == "9.0.0.2/32 192.88.99.1/32");
  REQUIRE(tunnel.broadcast.size() == 1);
  CHECK((tunnel.broadcast[0] == "9.0.0.255"_ip));
  CHECK(words(tunnel.relays) == "192.0.2.0/24");
  CHECK(words(tunnel.clients) == "198.51.100.0/24");
  CHECK(tunnel.anycast == Anycast::only);
}

TEST_CASE("6to4 is a router's, and leaves anycast to its addresses, by default") {
  const auto configuration = load_text("[[tunnel]]\nkind = '6to4'\nlocal = ['9.0.0.2']");
  const policy::Tunnel& tunnel = configuration.policy().tunnels[0];
  CHECK(tunnel.role == SixToFourRole::router);
  CHECK(tunnel.anycast == Anycast::automatic);
  CHECK(tunnel.broadcast.empty());
  CHECK(tunnel.relays.empty());
  CHECK(tunnel.clients.empty());
}

struct AnycastRow {
  const char* word;
  Anycast anycast;
};

TEST_CASE("each role and each anycast of 6to4 is known") {
  constexpr AnycastRow rows[] = {{"auto", Anycast::automatic},
                                 {"drop", Anycast::drop},
                                 {"accept", Anycast::accept},
                                 {"only", Anycast::only}};
  for (const AnycastRow& row : rows) {
    const auto configuration =
        load_text("[[tunnel]]\nkind = '6to4'\nlocal = ['9.0.0.2']\nrole = 'relay'\nanycast = '" +
                  std::string(row.word) + "'");
    CHECK(configuration.policy().tunnels[0].anycast == row.anycast);
    CHECK(configuration.policy().tunnels[0].role == SixToFourRole::relay);
  }
}

TEST_CASE("GRE may run over both families at once") {
  CHECK(problems_of("[[tunnel]]\nkind = 'gre'\nlocal = ['192.0.2.1', '2001:db8::1']\n"
                    "remote = ['2001:db8::2', '192.0.2.2']\ninner = ['10.0.0.0/8', '::/0']")
            .empty());
}

constexpr Wrong wrong[] = {
    {"without a kind", "\n[[tunnel]]\nname = 'a'",
     R"(2:1: a [[tunnel]] needs "kind": "6in4", "4in4", "4in6", "6in6", "gre", "etherip", "ethernet", "mpls", )"
     R"("l2tp", "vxlan", "geneve", "gue", "fou", "ayiya", "6to4", "6rd", "isatap" or "6over4")"},
    {"of an unknown kind", "[[tunnel]]\nkind = 'wireguard'",
     R"(2:8: kind: expected "6in4", "4in4", "4in6", "6in6", "gre", "etherip", "ethernet", "mpls", )"
     R"("l2tp", "vxlan", "geneve", "gue", "fou", "ayiya", "6to4", "6rd", "isatap" or "6over4", found "wireguard")"},
    {"with a key it does not have", "[[tunnel]]\nkind = 'gre'\nremotes = []",
     R"(3:1: unknown key "remotes" in [[tunnel]], did you mean "remote"?)"},
    {"with an empty name", "[[tunnel]]\nkind = 'gre'\nname = ''",
     R"(3:8: name: expected a name, found "")"},
    {"with a name already given",
     "[[tunnel]]\nkind = 'gre'\nname = 'a'\n[[tunnel]]\nkind = "
     "'gre'\nname = 'a'",
     R"(6:8: name: "a" is already the name of the [[tunnel]] in line 3)"},
    {"6in4 over IPv6", "[[tunnel]]\nkind = '6in4'\nlocal = ['192.0.2.1', '2001:db8::1']",
     R"(3:23: local: "6in4" has an IPv4 address here, found "2001:db8::1")"},
    {"6in4 of IPv4", "[[tunnel]]\nkind = '6in4'\ninner = ['10.0.0.0/8']",
     R"(3:10: inner: "6in4" has an IPv6 address here, found "10.0.0.0/8")"},
    {"4in4 over IPv6", "[[tunnel]]\nkind = '4in4'\nremote = '2001:db8::1'",
     R"(3:10: remote: "4in4" has an IPv4 address here, found "2001:db8::1")"},
    {"4in6 of IPv6", "[[tunnel]]\nkind = '4in6'\ninner = ['::/0']",
     R"(3:10: inner: "4in6" has an IPv4 address here, found "::/0")"},
    {"6in6 over IPv4", "[[tunnel]]\nkind = '6in6'\nlocal = ['192.0.2.1']",
     R"(3:10: local: "6in6" has an IPv6 address here, found "192.0.2.1")"},
    {"6to4 over IPv6", "[[tunnel]]\nkind = '6to4'\nlocal = ['2002::1']",
     R"(3:10: local: "6to4" has an IPv4 address here, found "2002::1")"},
    {"6to4 with an IPv6 relay", "[[tunnel]]\nkind = '6to4'\nlocal = ['9.0.0.2']\nrelays = ['::1']",
     R"(4:11: relays: "6to4" has an IPv4 address here, found "::1")"},
    {"GRE with ends that cannot meet",
     "[[tunnel]]\nkind = 'gre'\nlocal = ['192.0.2.1', '::1']\nremote = ['192.0.2.2']",
     R"(3:23: local: "::1" has no end of its family in "remote")"},
    {"with an empty end", "[[tunnel]]\nkind = 'gre'\nremote = []",
     R"(3:10: remote: an empty list matches nothing; write "any" or leave it out)"},
    {"with an end that is no prefix", "[[tunnel]]\nkind = 'gre'\nremote = 'all'",
     R"(3:10: remote: "all" is neither an address nor a prefix)"},
    {"with a number for an end", "[[tunnel]]\nkind = 'gre'\nremote = 4",
     R"(3:10: remote: expected prefixes or "any", found the integer 4)"},
    {"6to4 without local", "[[tunnel]]\nkind = '6to4'",
     R"(1:1: kind "6to4" needs "local": our outer addresses)"},
    {"6to4 with any local", "[[tunnel]]\nkind = '6to4'\nlocal = 'any'",
     R"(3:9: kind "6to4" needs "local": our outer addresses)"},
    {"6to4 with a broken local", "[[tunnel]]\nkind = '6to4'\nlocal = ['9.0.0']",
     R"(3:10: local: "9.0.0" is no IPv4 address, which is four numbers from 0 to 255 without )"
     "leading zeros"},
    {"a port past the last", "[[tunnel]]\nkind = 'vxlan'\nport = 65536",
     "3:8: port: expected an integer from 0 to 65535, found the integer 65536"},
    {"a port that is negative", "[[tunnel]]\nkind = 'fou'\nport = -1",
     "3:8: port: expected an integer from 0 to 65535, found the integer -1"},
    {"a port that is no number", "[[tunnel]]\nkind = 'vxlan'\nport = '4789'",
     R"(3:8: port: expected an integer from 0 to 65535, found "4789")"},
    {"FOU without a port", "\n[[tunnel]]\nkind = 'fou'",
     R"(2:1: kind "fou" needs "port": none is registered for it)"},
    {"FOU on a registered port", "[[tunnel]]\nkind = 'fou'\nport = 0",
     R"(3:8: kind "fou" needs "port": none is registered for it)"},
    {"a port where there is none", "[[tunnel]]\nkind = '6in4'\nport = 4789",
     R"(3:1: "port" in [[tunnel]] needs kind "gre", "mpls", "l2tp", "vxlan", "geneve", "gue", )"
     R"("fou" or "ayiya")"},
    {"VXLAN with ends that cannot meet",
     "[[tunnel]]\nkind = 'vxlan'\nlocal = ['192.0.2.1', '::1']\nremote = ['::2']",
     R"(3:10: local: "192.0.2.1" has no end of its family in "remote")"},
    {"a device by its beginning", "[[tunnel]]\nkind = 'gre'\ndevice = 'gre*'",
     R"(3:10: device: "gre*": a tunnel ends in one device)"},
    {"a device that cannot be one", "[[tunnel]]\nkind = 'gre'\ndevice = 'a b'",
     R"(3:10: device: "a b" is no interface name)"},
    {"a protection that is none", "[[tunnel]]\nkind = 'gre'\nprotect = 'tls'",
     R"(3:11: protect: expected "none" or "ipsec", found "tls")"},
    {"a role where there is none", "[[tunnel]]\nkind = 'gre'\nrole = 'relay'",
     R"(3:1: "role" in [[tunnel]] needs kind "6to4" or "6rd")"},
    {"anycast where there is none", "[[tunnel]]\nanycast = 'drop'\nkind = '6in4'",
     R"(2:1: "anycast" in [[tunnel]] needs kind "6to4")"},
    {"broadcast where there is none", "[[tunnel]]\nkind = '6in4'\nbroadcast = []",
     R"(3:1: "broadcast" in [[tunnel]] needs kind "6to4")"},
    {"relays where there is no 6to4", "[[tunnel]]\nkind = '6in4'\nrelays = []",
     R"(3:1: "relays" in [[tunnel]] needs kind "6to4")"},
    {"a relay's relays",
     "[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'\nrole = 'relay'\nrelays = []",
     R"(5:1: "relays" in [[tunnel]] needs role "router" or "both")"},
    {"a router's clients", "[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'\nclients = []",
     R"(4:1: "clients" in [[tunnel]] needs role "relay" or "both")"},
    {"a 6to4 remote", "[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'\nremote = 'any'",
     R"(4:1: "remote" in [[tunnel]] needs another kind than "6to4")"},
    {"a 6to4 inner", "[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'\ninner = []",
     R"(4:1: "inner" in [[tunnel]] needs another kind than "6to4")"},
    {"a broken role, and what would need it",
     "[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'\nrole = 'client'\nclients = []",
     R"(4:8: role: expected "router", "relay" or "both", found "client")"},
    {"a broken kind, and what would need it", "[[tunnel]]\nkind = 6\nanycast = 'auto'",
     R"(2:8: kind: expected "6in4", "4in4", "4in6", "6in6", "gre", "etherip", "ethernet", "mpls", )"
     R"("l2tp", "vxlan", "geneve", "gue", "fou", "ayiya", "6to4", "6rd", "isatap" or "6over4", found the integer 6)"},
    {"a broadcast prefix",
     "[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'\nbroadcast = ['9.0.0.0/24']",
     R"(4:14: broadcast: "9.0.0.0/24" is a prefix, not an address)"},
    {"a broadcast that is no address",
     "[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'\nbroadcast = ['all']",
     R"(4:14: broadcast: "all" is neither an address nor a prefix)"},
    {"a number for a broadcast", "[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'\nbroadcast = [9]",
     "4:14: broadcast: expected an address, found the integer 9"},
    {"one broadcast", "[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'\nbroadcast = '9.0.0.255'",
     R"(4:13: broadcast: expected a list of addresses, found "9.0.0.255")"},
};

TEST_CASE("a wrong tunnel is told") { check_each(wrong); }

}  // namespace

}  // namespace sixgate::test
