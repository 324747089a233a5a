// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "config/configuration.hpp"
#include "support/catch.hpp"
#include "support/printed.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

constexpr const char* everything = R"(role = "host"
mode = "monitor"
when-absent = "closed"
profiles = ["strict"]
[site]
inside = ["2001:db8:100::/48", "192.0.2.0/24", "198.51.100.7"]
[zones]
inside = ["lan*"]
outside = ["wan0", "ppp*"]
vpn = ["tun*"]
enforce = []
[actions]
"*" = "log"
"tunnel.*" = "drop"
"tunnel.depth" = "accept"
[icmpv6]
multicast-echo-from = ["2001:db8:100::1"]
[nd]
routers = ["fe80::1", "fe80::2"]
prefixes = ["2001:db8:100::/48"]
router-zones = ["outside"]
require-send = ["inside", "vpn"]
[tunnels]
default = "log"
max-depth = 4
[[tunnel]]
name = "a \"quoted\" name\u0009with a tab"
kind = "6in4"
local = ["192.0.2.1"]
remote = "any"
inner = ["2001:db8:200::/48"]
[[tunnel]]
kind = "gre"
[[tunnel]]
kind = "gre"
port = 4754
[[tunnel]]
kind = "geneve"
[[tunnel]]
kind = "fou"
port = 5555
[[tunnel]]
kind = "6to4"
role = "both"
local = ["9.0.0.2"]
broadcast = ["9.0.0.255"]
relays = ["192.0.2.0/24"]
clients = ["198.51.100.0/24"]
anycast = "accept"
[[tunnel]]
kind = "6to4"
role = "relay"
local = "192.88.99.1"
[[tunnel]]
kind = "6rd"
protect = "ipsec"
device = "tunnel0"
prefix = "2001:db8::/32"
ipv4-prefix = "10.0.0.0/8"
border-relays = ["10.0.0.1"]
[[tunnel]]
kind = "isatap"
prefixes = ["2001:db8:7::/64"]
routers = ["192.0.2.1"]
[[tunnel]]
kind = "6over4"
local = "192.0.2.1"
group = "239.193.0.0/16"
[teredo]
policy = "gate"
servers = ["65.54.227.120"]
clients = ["192.0.2.0/24"]
[[service]]
name = "web"
protocol = "tcp"
ports = [80, 443, "8000-8999"]
from = "outside"
to = ["2001:db8:100::80"]
[[service]]
protocol = "icmp"
[[service]]
protocol = 253
from = "vpn"
[[service]]
[kernel]
conntrack = "off"
mark = 0x2000000
first-queue = 1000
)";

/// The comment behind `key = `.
std::string comment_of(const std::string& text, const std::string& key) {
  const std::size_t line = text.find("\n" + key + " = ");
  if (line == std::string::npos) return "no such key";
  const std::size_t comment = text.find("  # ", line) + 4;
  return text.substr(comment, text.find('\n', comment) - comment);
}

void check_same(const policy::Policy& a, const policy::Policy& b) {
  CHECK(a.role == b.role);
  CHECK(a.mode == b.mode);
  CHECK(a.enforced == b.enforced);
  CHECK(a.actions == b.actions);
  CHECK(words(a.inside) == words(b.inside));
  CHECK(words(a.multicast_echo_from) == words(b.multicast_echo_from));
  CHECK(std::ranges::equal(a.discovery.routers, b.discovery.routers));
  CHECK(words(a.discovery.prefixes) == words(b.discovery.prefixes));
  CHECK(std::ranges::equal(a.discovery.router_zones, b.discovery.router_zones));
  CHECK(std::ranges::equal(a.discovery.secured_zones, b.discovery.secured_zones));
  CHECK(a.max_depth == b.max_depth);
  REQUIRE(a.tunnels.size() == b.tunnels.size());
  for (std::size_t i = 0; i < a.tunnels.size(); ++i) {
    const policy::Tunnel& one = a.tunnels[i];
    const policy::Tunnel& other = b.tunnels[i];
    CHECK(one.name == other.name);
    CHECK(one.kind == other.kind);
    CHECK(words(one.local) == words(other.local));
    CHECK(words(one.remote) == words(other.remote));
    CHECK(one.port == other.port);
    CHECK(words(one.inner) == words(other.inner));
    CHECK(one.role == other.role);
    CHECK(std::ranges::equal(one.broadcast, other.broadcast));
    CHECK(words(one.relays) == words(other.relays));
    CHECK(words(one.clients) == words(other.clients));
    CHECK(one.anycast == other.anycast);
    CHECK(one.protect == other.protect);
    CHECK(one.prefix == other.prefix);
    CHECK(one.ipv4_prefix == other.ipv4_prefix);
    CHECK(words(one.border_relays) == words(other.border_relays));
    CHECK(words(one.prefixes) == words(other.prefixes));
    CHECK(words(one.routers) == words(other.routers));
    CHECK(one.group == other.group);
  }
  CHECK(a.teredo.is_gated == b.teredo.is_gated);
  CHECK(words(a.teredo.servers) == words(b.teredo.servers));
  CHECK(words(a.teredo.clients) == words(b.teredo.clients));
  REQUIRE(a.services.size() == b.services.size());
  for (std::size_t i = 0; i < a.services.size(); ++i) {
    const policy::Service& one = a.services[i];
    const policy::Service& other = b.services[i];
    CHECK(one.name == other.name);
    CHECK(one.protocol == other.protocol);
    CHECK(std::ranges::equal(one.ports, other.ports, [](const auto& left, const auto& right) {
      return left.first == right.first && left.last == right.last;
    }));
    CHECK(one.from.zone == other.from.zone);
    CHECK(words(one.from.prefixes) == words(other.from.prefixes));
    CHECK(one.group == other.group);
    CHECK(one.helper == other.helper);
    CHECK(one.to.zone == other.to.zone);
    CHECK(words(one.to.prefixes) == words(other.to.prefixes));
  }
}

struct Row {
  const char* says;
  const char* text;
  config::Overrides overrides;
};

TEST_CASE("what is printed loads, and is the same configuration") {
  const Row rows[] = {
      {"nothing said", "", {}},
      {"everything said", everything, {}},
      {"a strict border", "profiles = ['strict']", {}},
      {"every profile",
       "profiles = ['e-government', 'mobile-user', 'public-safety', 'direct-e2e', 'corporate', "
       "'coarse', 'strict']",
       {}},
      {"profiles, and the site's own word against them",
       "profiles = ['coarse', 'corporate']\n[actions]\n'service.*' = 'log'\n[[service]]\n"
       "name = 'coarse: https-in'\nprotocol = 'tcp'\n[[service]]\nprotocol = 'tcp'",
       {}},
      {"a host in monitor mode, by option", "", {.role = policy::Role::host, .monitor = true}},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const auto first = load_text(row.text, row.overrides);
      const std::string printed = first.print();
      INFO(printed);
      const auto second = load_text(printed);
      check_same(first.policy(), second.policy());
      CHECK(first.when_absent() == second.when_absent());
      CHECK(first.kernel() == second.kernel());
      CHECK(first.zones() == second.zones());
      CHECK(without_comments(printed) == without_comments(second.print()));
    }
  }
}

TEST_CASE("values are printed as one would write them") {
  const std::string printed = load_text(everything).print();
  for (const char* line : {
           "inside = [\"2001:db8:100::/48\", \"192.0.2.0/24\", \"198.51.100.7\"]",
           "name = \"a \\\"quoted\\\" name\\u0009with a tab\"",
           "remote = \"any\"",
           "ports = [80, 443, \"8000-8999\"]",
           "protocol = \"icmp\"",
           "protocol = 253",
           "from = \"vpn\"",
           "mark = 0x2000000",
           "first-queue = 1000",
           "\"tunnel.depth\" = \"accept\"",
           "\"tunnel.undeclared\" = \"log\"",
       }) {
    INFO(line);
    CHECK(without_comments(printed).find(std::string("\n") + line + "\n") != std::string::npos);
  }
}

TEST_CASE("keys that mean nothing where they stand are not printed") {
  const std::string printed =
      load_text("[[tunnel]]\nkind = '6to4'\nlocal = '9.0.0.2'\n[[service]]").print();
  CHECK(comment_of(printed, "relays") == "default");
  CHECK(comment_of(printed, "border-relays") == "no such key");
  CHECK(comment_of(printed, "remote") == "no such key");
  CHECK(comment_of(printed, "ports") == "no such key");
}

TEST_CASE("the port of a tunnel in UDP is printed, whoever gave it") {
  const WrittenFile file("[[tunnel]]\nkind = 'vxlan'\n");
  const std::string registered = config::load(file.path(), {}).print();
  CHECK(registered.find("\nport = 4789 ") != std::string::npos);
  CHECK(comment_of(registered, "port") == "default");
  const WrittenFile other("[[tunnel]]\nkind = 'vxlan'\nport = 8472\n");
  const std::string given = config::load(other.path(), {}).print();
  CHECK(given.find("\nport = 8472 ") != std::string::npos);
  CHECK(comment_of(given, "port") == other.path().string() + ":3");
  CHECK(comment_of(load_text("[[tunnel]]\nkind = '6in4'").print(), "port") == "no such key");
}

TEST_CASE("behind each value stands where it comes from") {
  const WrittenFile file("mode = 'monitor'\n[actions]\n'nd.*' = 'log'\n\n[kernel]\nmark = 1\n");
  const std::string printed =
      config::load(file.path(), {.role = policy::Role::host, .monitor = false}).print();
  CHECK(comment_of(printed, "role") == "--role");
  CHECK(comment_of(printed, "mode") == file.path().string() + ":1");
  CHECK(comment_of(printed, "when-absent") == "default");
  CHECK(comment_of(printed, "\"nd.hop-limit\"") == file.path().string() + ":3");
  CHECK(comment_of(printed, "\"wire.empty\"") == "default of role host");
  CHECK(comment_of(printed, "mark") == file.path().string() + ":6");
  CHECK(comment_of(printed, "first-queue") == "default");
  const std::string overridden = config::load(file.path(), {.role = {}, .monitor = true}).print();
  CHECK(comment_of(overridden, "mode") == "--monitor");
  CHECK(comment_of(overridden, "\"wire.empty\"") == "default of role border");
}

TEST_CASE("an origin is a file's line, a profile named there, an option, or the default") {
  CHECK(config::format(config::Origin{"a.toml", 3}) == "a.toml:3");
  CHECK(config::format(config::Origin{"a.toml", 3, "coarse"}) == "a.toml:3 (profile coarse)");
  CHECK(config::format(config::Origin{"--role", 0}) == "--role");
  CHECK(config::format(config::Origin{}) == "default");
}

}  // namespace

}  // namespace sixgate::test
