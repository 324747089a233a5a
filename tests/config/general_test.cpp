// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <vector>

#include "config/configuration.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using policy::Zone;
using Texts = std::vector<std::string>;

const Texts& zone(const config::Configuration& configuration, Zone which) {
  return configuration.zones()[static_cast<std::size_t>(which)];
}

TEST_CASE("an empty file is a working border in enforce mode") {
  const auto empty = load_text("");
  const policy::Policy& policy = empty.policy();
  CHECK(policy.role == policy::Role::border);
  CHECK(policy.mode == policy::Mode::enforce);
  CHECK(policy.actions == policy::default_actions(policy::Role::border));
  CHECK(policy.inside.empty());
  CHECK(policy.multicast_echo_from.empty());
  CHECK(policy.max_depth == 2);
  CHECK(policy.tunnels.empty());
  CHECK(policy.services.empty());
  CHECK(policy.broadcasts.empty());
  CHECK(empty.when_absent() == policy::WhenAbsent::baseline);
  CHECK(empty.kernel() == config::KernelSettings{});
  for (const Zone which : policy::all_zones) CHECK(zone(empty, which).empty());
  CHECK(idle_lines_of(empty).empty());
}

TEST_CASE("role is taken, and brings its default actions") {
  const auto border = load_text("role = \"border\"");
  CHECK(border.policy().role == policy::Role::border);
  CHECK(border.policy().actions == policy::default_actions(policy::Role::border));
  const auto host = load_text("role = \"host\"");
  CHECK(host.policy().role == policy::Role::host);
  CHECK(host.policy().actions == policy::default_actions(policy::Role::host));
}

TEST_CASE("mode and when-absent are taken") {
  const auto monitor = load_text("mode = \"monitor\"\nwhen-absent = \"open\"");
  CHECK(monitor.policy().mode == policy::Mode::monitor);
  CHECK(monitor.when_absent() == policy::WhenAbsent::open);
  const auto enforce = load_text("mode = \"enforce\"\nwhen-absent = \"closed\"");
  CHECK(enforce.policy().mode == policy::Mode::enforce);
  CHECK(enforce.when_absent() == policy::WhenAbsent::closed);
  CHECK(load_text("when-absent = \"baseline\"").when_absent() == policy::WhenAbsent::baseline);
}

TEST_CASE("profile strict brings the strict actions") {
  const auto strict = load_text("profiles = [\"strict\"]");
  CHECK(strict.policy().actions == policy::default_actions(policy::Role::border, true));
  const auto none = load_text("profiles = []");
  CHECK(none.policy().actions == policy::default_actions(policy::Role::border));
}

TEST_CASE("what the command line says wins over the file") {
  const auto said = load_text("role = \"border\"\nmode = \"enforce\"",
                              {.role = policy::Role::host, .monitor = true});
  CHECK(said.policy().role == policy::Role::host);
  CHECK(said.policy().mode == policy::Mode::monitor);
  CHECK(said.policy().actions == policy::default_actions(policy::Role::host));
  const auto silent = load_text("role = \"host\"\nmode = \"monitor\"", {});
  CHECK(silent.policy().role == policy::Role::host);
  CHECK(silent.policy().mode == policy::Mode::monitor);
}

TEST_CASE("our addresses are prefixes of both families, and addresses") {
  const auto site = load_text(R"([site]
inside = ["2001:db8:100::/48", "192.0.2.0/24", "198.51.100.7", "::/0"])");
  CHECK(words(site.policy().inside) == "2001:db8:100::/48 192.0.2.0/24 198.51.100.7/32 ::/0");
}

TEST_CASE("zones are lists of interface names and their beginnings") {
  const auto zones = load_text(R"([zones]
inside = ["lan*", "br0.10"]
outside = ["wan0"]
vpn = ["a23456789012345", "b23456789012345*"])");
  CHECK(zone(zones, Zone::inside) == Texts{"lan*", "br0.10"});
  CHECK(zone(zones, Zone::outside) == Texts{"wan0"});
  CHECK(zone(zones, Zone::vpn) == Texts{"a23456789012345", "b23456789012345*"});
}

TEST_CASE("an interface may be named twice in its zone, and alike elsewhere") {
  CHECK(problems_of("[zones]\ninside = ['lan0', 'lan*']\noutside = ['la', 'lab', 'wan*']").empty());
}

TEST_CASE("who may ping groups is taken") {
  const auto icmpv6 = load_text("[icmpv6]\nmulticast-echo-from = [\"fe80::1\", \"2001:db8::/64\"]");
  CHECK(words(icmpv6.policy().multicast_echo_from) == "fe80::1/128 2001:db8::/64");
}

TEST_CASE("the depth of tunnels is taken from 0 to 4") {
  for (unsigned depth = 0; depth <= 4; ++depth) {
    const auto tunnels = load_text("[tunnels]\nmax-depth = " + std::to_string(depth));
    CHECK(tunnels.policy().max_depth == depth);
  }
}

TEST_CASE("Teredo can be blocked, which it is anyway") {
  CHECK(problems_of("[teredo]\npolicy = \"block\"").empty());
}

TEST_CASE("the kernel's keys are taken") {
  const auto kernel =
      load_text("[kernel]\nconntrack = 'on'\nmark = 0x80000000\nfirst-queue = 65531");
  CHECK(kernel.kernel() == config::KernelSettings{config::Conntrack::on, 0x80000000, 65531});
  CHECK(load_text("[kernel]\nconntrack = 'off'\nmark = 1\nfirst-queue = 0").kernel() ==
        config::KernelSettings{config::Conntrack::off, 1, 0});
  CHECK(load_text("[kernel]\nconntrack = 'auto'").kernel() == config::KernelSettings{});
}

TEST_CASE("every word of an enumeration is known by the name it prints") {
  for (const auto when_absent :
       {policy::WhenAbsent::baseline, policy::WhenAbsent::open, policy::WhenAbsent::closed}) {
    const std::string text = "when-absent = '" + std::string(policy::name_of(when_absent)) + "'";
    CHECK(load_text(text).when_absent() == when_absent);
  }
}

constexpr Wrong wrong_keys[] = {
    {"a slip at the top", "rol = 'host'", R"(1:1: unknown key "rol", did you mean "role"?)"},
    {"an underscore", "\n  when_absent = 'open'",
     R"(2:3: unknown key "when_absent", did you mean "when-absent"?)"},
    {"letters swapped", "[kernel]\nmrak = 1",
     R"(2:1: unknown key "mrak" in [kernel], did you mean "mark"?)"},
    {"nothing like it", "verbosity = 3", R"(1:1: unknown key "verbosity")"},
    {"a key of another section", "[site]\nmark = 1", R"(2:1: unknown key "mark" in [site])"},
    {"a section", "[sites]\ninside = []", R"(1:2: unknown key "sites", did you mean "site"?)"},
    {"a list of tables", "[[servce]]", R"(1:3: unknown key "servce", did you mean "service"?)"},
    {"a section of a section", "[kernel.queues]\nfirst = 1",
     R"(1:9: unknown key "queues" in [kernel])"},
    {"a key with a control character", "\"a\\u001bb\" = 1", R"(1:1: unknown key "a\u001bb")"},
    {"a key that [teredo] has not", "[teredo]\nrelays = []",
     R"(2:1: unknown key "relays" in [teredo])"},
};

TEST_CASE("an unknown key is told with the nearest known one") { check_each(wrong_keys); }

TEST_CASE("Teredo is blocked, and nobody listed, by default") {
  const auto configuration = load_text("");
  const policy::TeredoGate& plain = configuration.policy().teredo;
  CHECK_FALSE(plain.is_gated);
  CHECK(plain.servers.empty());
  CHECK(plain.clients.empty());
  const auto listed = load_text("[teredo]\nservers = ['192.0.2.1']");
  CHECK_FALSE(listed.policy().teredo.is_gated);
}

TEST_CASE("a gate for Teredo has servers and clients") {
  const auto configuration = load_text(
      "[teredo]\npolicy = 'gate'\nservers = ['65.54.227.120']\nclients = ['192.0.2.0/24']");
  const policy::TeredoGate gate = configuration.policy().teredo;
  CHECK(gate.is_gated);
  REQUIRE(gate.servers.size() == 1);
  CHECK(gate.servers[0] == *wire::parse_prefix("65.54.227.120"));
  REQUIRE(gate.clients.size() == 1);
  CHECK(gate.clients[0] == *wire::parse_prefix("192.0.2.0/24"));
}

constexpr Wrong wrong_values[] = {
    {"role", "role = 'router'", R"(1:8: role: expected "border" or "host", found "router")"},
    {"mode", "mode = 1", R"(1:8: mode: expected "enforce" or "monitor", found the integer 1)"},
    {"when-absent", "when-absent = true",
     R"(1:15: when-absent: expected "baseline", "open" or "closed", found the boolean true)"},
    {"profiles", "profiles = 'strict'",
     R"(1:12: profiles: expected a list of "coarse", "corporate", "direct-e2e", "e-government", )"
     R"("host-minimal", "mobile-user", "public-safety" or "strict", found "strict")"},
    {"one profile", "profiles = ['strict',\n'corprate']",
     R"(2:1: profiles: expected "coarse", "corporate", "direct-e2e", "e-government", )"
     R"("host-minimal", "mobile-user", "public-safety" or "strict", found "corprate", did you )"
     R"(mean "corporate"?)"},
    {"a profile like none", "profiles = ['vpn-gateway']",
     R"(1:13: profiles: expected "coarse", "corporate", "direct-e2e", "e-government", )"
     R"("host-minimal", "mobile-user", "public-safety" or "strict", found "vpn-gateway")"},
    {"a profile that is no word", "profiles = [1]",
     R"(1:13: profiles: expected "coarse", "corporate", "direct-e2e", "e-government", )"
     R"("host-minimal", "mobile-user", "public-safety" or "strict", found the integer 1)"},
    {"a section", "site = 3", "1:8: site: expected a table, [site], found the integer 3"},
    {"actions", "actions = []", "1:11: actions: expected a table, [actions], found a list"},
    {"a list of tables", "[tunnel]\nname = 'a'",
     "1:1: tunnel: expected a list of tables, [[tunnel]], found a table"},
    {"a list of other things", "service = [1]",
     "1:11: service: expected a list of tables, [[service]], found a list"},
    {"[site] inside", "[site]\ninside = '192.0.2.0/24'",
     R"(2:10: inside: expected a list of prefixes, found "192.0.2.0/24")"},
    {"one of [site] inside", "[site]\ninside = ['::/0', 1.5]",
     "2:19: inside: expected a prefix or an address, found a floating-point number"},
    {"[zones]", "[zones]\nvpn = {}", "2:7: vpn: expected a list of interface names, found a table"},
    {"one of [zones]", "[zones]\nvpn = [1979-05-27]",
     "2:8: vpn: expected an interface name, found a date or time"},
    {"multicast-echo-from", "[icmpv6]\nmulticast-echo-from = 'any'",
     R"(2:23: multicast-echo-from: expected a list of prefixes, found "any")"},
    {"max-depth, too much", "[tunnels]\nmax-depth = 5",
     "2:13: max-depth: expected an integer from 0 to 4, found the integer 5"},
    {"max-depth, too little", "[tunnels]\nmax-depth = -1",
     "2:13: max-depth: expected an integer from 0 to 4, found the integer -1"},
    {"max-depth in quotes", "[tunnels]\nmax-depth = '2'",
     R"(2:13: max-depth: expected an integer from 0 to 4, found "2")"},
    {"[tunnels] default", "[tunnels]\ndefault = 'deny'",
     R"(2:11: default: expected "drop", "log" or "accept", found "deny")"},
    {"[teredo] policy", "[teredo]\npolicy = 'allow'",
     R"(2:10: policy: expected "block" or "gate", found "allow")"},
    {"[teredo] servers over IPv6", "[teredo]\nservers = ['192.0.2.1', '2001::1']",
     R"(2:25: servers: Teredo has an IPv4 address here, found "2001::1")"},
    {"[teredo] clients over IPv6", "[teredo]\nclients = ['::/0']",
     R"(2:12: clients: Teredo has an IPv4 address here, found "::/0")"},
    {"conntrack", "[kernel]\nconntrack = 'maybe'",
     R"(2:13: conntrack: expected "auto", "on" or "off", found "maybe")"},
    {"mark of no bit", "[kernel]\nmark = 0",
     "2:8: mark: expected an integer with exactly one of its 32 bits set, found the integer 0"},
    {"mark of two bits", "[kernel]\nmark = 0x30000",
     "2:8: mark: expected an integer with exactly one of its 32 bits set, found the integer "
     "196608"},
    {"mark of the 33rd bit", "[kernel]\nmark = 0x100000000",
     "2:8: mark: expected an integer with exactly one of its 32 bits set, found the integer "
     "4294967296"},
    {"mark below 0", "[kernel]\nmark = -1",
     "2:8: mark: expected an integer with exactly one of its 32 bits set, found the integer -1"},
    {"first-queue without room for five", "[kernel]\nfirst-queue = 65532",
     "2:15: first-queue: expected an integer from 0 to 65531, found the integer 65532"},
};

TEST_CASE("a wrong value is told with what was expected and what was found") {
  check_each(wrong_values);
}

constexpr Wrong wrong_prefixes[] = {
    {"host bits", "[site]\ninside = ['192.0.2.1/24']",
     R"(2:11: inside: "192.0.2.1/24" has host bits set behind /24, did you mean 192.0.2.0/24?)"},
    {"IPv6 host bits", "[site]\ninside = ['2001:db8::1/64']",
     R"(2:11: inside: "2001:db8::1/64" has host bits set behind /64, did you mean 2001:db8::/64?)"},
    {"too long", "[site]\ninside = ['192.0.2.0/33']",
     R"(2:11: inside: "192.0.2.0/33": the length of an IPv4 prefix is 0 to 32)"},
    {"no length", "[site]\ninside = ['2001:db8::/']",
     R"(2:11: inside: "2001:db8::/": the length of an IPv6 prefix is 0 to 128)"},
    {"a netmask", "[site]\ninside = ['192.0.2.0/255.255.255.0']",
     R"(2:11: inside: "192.0.2.0/255.255.255.0": the length of an IPv4 prefix is 0 to 32)"},
    {"octal", "[site]\ninside = ['192.0.02.1']",
     R"(2:11: inside: "192.0.02.1" is no IPv4 address, which is four numbers from 0 to 255 )"
     "without leading zeros"},
    {"two gaps", "[site]\ninside = ['2001::1::2/64']",
     R"(2:11: inside: "2001::1::2/64" is no IPv6 address)"},
    {"a scope", "[site]\ninside = ['fe80::1%eth0']",
     R"(2:11: inside: "fe80::1%eth0" is no IPv6 address)"},
    {"a host name", "[site]\ninside = ['example.org']",
     R"(2:11: inside: "example.org" is neither an address nor a prefix)"},
    {"nothing", "[site]\ninside = ['']", R"(2:11: inside: "" is neither an address nor a prefix)"},
};

TEST_CASE("a bad prefix is told with why it is bad") { check_each(wrong_prefixes); }

constexpr Wrong wrong_interfaces[] = {
    {"every interface", "[zones]\ninside = ['*']", R"(2:11: inside: "*" would be every interface)"},
    {"a star inside", "[zones]\ninside = ['l*n']",
     R"(2:11: inside: "l*n": * may only stand at the end)"},
    {"too long", "[zones]\ninside = ['a234567890123456']",
     R"(2:11: inside: "a234567890123456": interface names have at most 15 bytes)"},
    {"a space", "[zones]\ninside = ['a b']", R"(2:11: inside: "a b" is no interface name)"},
    {"a slash", "[zones]\ninside = ['a/b']", R"(2:11: inside: "a/b" is no interface name)"},
    {"nothing", "[zones]\ninside = ['']", R"(2:11: inside: "" is no interface name)"},
    {"in two zones", "[zones]\noutside = ['lan0']\ninside = ['eth0', 'lan0']",
     R"(3:19: inside: "lan0" is also in zone "outside", as "lan0" in line 2)"},
    {"in two zones by its beginning", "[zones]\ninside = ['lan*']\nvpn = ['lan-vpn']",
     R"(3:8: vpn: "lan-vpn" is also in zone "inside", as "lan*" in line 2)"},
    {"two beginnings that meet", "[zones]\ninside = ['tun1*']\nvpn = ['tun*']",
     R"(3:8: vpn: "tun*" is also in zone "inside", as "tun1*" in line 2)"},
};

TEST_CASE("a bad interface name is told with why it is bad") { check_each(wrong_interfaces); }

}  // namespace

}  // namespace sixgate::test
