// SPDX-License-Identifier: GPL-2.0-or-later
// Connection tracking, address translation, the kernel's switches and interfaces.
#include "doctor/examined.hpp"
#include "kernel/interfaces.hpp"

namespace sixgate::doctor {

namespace {

using kernel::Sysctls;
using kernel::Translation;
using test::severity_of;
using test::with;

wire::Prefix network(std::uint32_t address, unsigned length) {
  return {wire::Address::ipv4(address), length};
}

Sysctls sysctls_of(std::map<std::string, std::string, std::less<>> values) {
  return Sysctls(std::move(values));
}

kernel::Link link(const std::string& name, const std::string& kind = "", std::uint32_t mtu = 1500) {
  return {.name = name, .kind = kind, .mtu = mtu, .is_up = true};
}

TEST_CASE("without 127.0.0.1 on lo the right to queue is renewed by transactions") {
  test::Examined examined;
  CHECK(examined.by(check_renewal).empty());
  examined.machine.links = {{.name = "lo", .is_loopback = true}, link("eth0")};
  examined.machine.networks = {{.interface = "eth0", .prefix = network(0x7f000000, 8)},
                               {.interface = "lo", .prefix = network(0xc0a80100, 24)}};
  CHECK(severity_of(examined.by(check_renewal), "lo has no address 127.0.0.1") ==
        Severity::warning);
  examined.machine.networks.push_back({.interface = "lo", .prefix = network(0x7f000000, 8)});
  CHECK(examined.by(check_renewal).empty());
}

TEST_CASE("so does a chain that drops at output before it") {
  test::Examined examined;
  kernel::ForeignChain chain{.table = {"inet", "other"}, .name = "c"};
  chain.base = {.stage = kernel::Stage::output, .priority = -500, .drops = true};
  examined.machine.tables.chains = {chain};
  CHECK(severity_of(examined.by(check_renewal), "table inet other: chain c, output -500") ==
        Severity::warning);
  chain.base->drops = false;
  examined.machine.tables.chains = {chain};
  CHECK(examined.by(check_renewal).empty());
  chain.base = {.stage = kernel::Stage::output, .priority = 0, .drops = true};
  examined.machine.tables.chains = {chain};
  CHECK(examined.by(check_renewal).empty());
}

TEST_CASE("connection tracking is told by who switches it on") {
  test::Examined examined;
  CHECK(severity_of(examined.by(check_conntrack), "does not run") == Severity::ok);
  examined.conntrack = true;
  CHECK(severity_of(examined.by(check_conntrack), "sixgate switches it on") == Severity::note);
  kernel::ForeignRule rule{.table = {"ip", "nat"}, .chain = "POSTROUTING"};
  rule.needs_conntrack = true;
  examined.machine.tables.rules = {rule};
  CHECK(severity_of(examined.by(check_conntrack), "table ip nat (iptables-nft) needs it") ==
        Severity::ok);
  examined.conntrack = false;
  CHECK(severity_of(examined.by(check_conntrack), "though sixgate does not") == Severity::note);
}

TEST_CASE("a table of flows that is nearly full, and rules that leave packets out of it") {
  test::Examined examined;
  examined.machine.sysctls = sysctls_of(
      {{"net/netfilter/nf_conntrack_count", "79"}, {"net/netfilter/nf_conntrack_max", "100"}});
  CHECK(with(examined.by(check_conntrack), "79 of at most 100").empty());
  examined.machine.sysctls = sysctls_of(
      {{"net/netfilter/nf_conntrack_count", "80"}, {"net/netfilter/nf_conntrack_max", "100"}});
  CHECK(severity_of(examined.by(check_conntrack), "80 of at most 100") == Severity::warning);
  kernel::ForeignRule rule{.table = {"ip", "raw"}, .chain = "PREROUTING"};
  rule.leaves_untracked = true;
  examined.machine.tables.rules = {rule};
  CHECK(severity_of(examined.by(check_conntrack), "leaves packets untracked") == Severity::note);
}

TEST_CASE("a private network behind a masquerade belongs into [site] inside") {
  test::Examined examined;
  kernel::ForeignRule rule{.table = {"ip", "nat"}, .chain = "POSTROUTING"};
  rule.translates = Translation::source;
  rule.source = network(0x0a010000, 16);
  examined.machine.networks = {{.interface = "lan", .prefix = network(0xc0a80100, 24)},
                               {.interface = "wan", .prefix = network(0xc0a80200, 24)},
                               {.interface = "dmz", .prefix = network(0x09000000, 24)}};
  CHECK(examined.by(check_translation).empty());
  examined.machine.tables.rules = {rule};
  CHECK(severity_of(examined.by(check_translation), "translates sources") == Severity::note);
  CHECK(with(examined.by(check_translation), "lacks").empty());

  std::vector<wire::Prefix> inside{network(0x09000000, 24)};
  examined.policy.inside = inside;
  examined.zones[static_cast<std::size_t>(policy::Zone::outside)] = {"wan"};
  CHECK(severity_of(examined.by(check_translation),
                    "[site] inside lacks 10.1.0.0/16, 192.168.1.0/24:") == Severity::warning);

  inside = {network(0x0a000000, 8), network(0xc0a80000, 16)};
  examined.policy.inside = inside;
  CHECK(with(examined.by(check_translation), "lacks").empty());
}

TEST_CASE("a role and forwarding fit, or are told") {
  test::Examined examined;
  CHECK(severity_of(examined.by(check_forwarding), "IPv6 is not forwarded") == Severity::warning);
  examined.machine.sysctls =
      sysctls_of({{"net/ipv4/ip_forward", "0"}, {"net/ipv6/conf/all/forwarding", "1"}});
  CHECK(severity_of(examined.by(check_forwarding), "IPv4 is not forwarded") == Severity::note);
  examined.policy.role = policy::Role::host;
  CHECK(examined.by(check_forwarding).size() == 1);
  CHECK(severity_of(examined.by(check_forwarding), "IPv6 is forwarded") == Severity::warning);
}

TEST_CASE("an interface that forwards hears router advertisements only where it is told to") {
  test::Examined examined;
  examined.policy.role = policy::Role::host;
  examined.machine.links = {link("wan")};
  const auto accepting = [](const char* how) {
    return sysctls_of(
        {{"net/ipv6/conf/wan/forwarding", "1"}, {"net/ipv6/conf/wan/accept_ra", how}});
  };
  examined.machine.sysctls = accepting("2");
  CHECK(examined.by(check_forwarding).empty());
  examined.machine.sysctls = accepting("1");
  CHECK(severity_of(examined.by(check_forwarding), "do nothing on wan") == Severity::note);
}

TEST_CASE("what harms path MTU discovery is told") {
  test::Examined examined;
  examined.machine.links = {link("wan"), link("lan", "", 1279)};
  const auto limiting = [](const char* mask) {
    return sysctls_of({{"net/ipv6/icmp/ratelimit", "1000"}, {"net/ipv6/icmp/ratemask", mask}});
  };
  examined.machine.sysctls = limiting("0-1,3-127");
  CHECK(with(examined.by(check_mtu), "ratemask").empty());
  examined.machine.sysctls = limiting("0-127");
  CHECK(severity_of(examined.by(check_mtu), "once in 1000 ms") == Severity::warning);
  CHECK(severity_of(examined.by(check_mtu), "MTU of lan is 1279") == Severity::note);
}

TEST_CASE("a strict reverse path is told by its interface") {
  test::Examined examined;
  examined.machine.links = {link("wan"), link("lan")};
  examined.machine.sysctls = sysctls_of({{"net/ipv4/conf/all/rp_filter", "0"},
                                         {"net/ipv4/conf/wan/rp_filter", "1"},
                                         {"net/ipv4/conf/lan/rp_filter", "2"}});
  CHECK(severity_of(examined.by(check_reverse_path), "strict on wan:") == Severity::note);
}

TEST_CASE("zones and interfaces that miss each other are told") {
  test::Examined examined;
  examined.machine.links = {link("lan0"), link("wan0")};
  CHECK(examined.by(check_zones).empty());
  examined.policy.has_zones = true;
  examined.zones[static_cast<std::size_t>(policy::Zone::inside)] = {"lan*", "dmz*"};
  const auto findings = examined.by(check_zones);
  CHECK(findings.size() == 2);
  CHECK(severity_of(findings, "no interface is \"dmz*\"") == Severity::note);
  CHECK(severity_of(findings, "wan0: in no zone") == Severity::note);
}

TEST_CASE("a zone that names the port of a bridge is told, unless it has the bridge too") {
  test::Examined examined;
  kernel::Link bridge = link("br0", "bridge");
  bridge.index = 7;
  kernel::Link port = link("lan0");
  port.master = 7;
  examined.machine.links = {bridge, port};
  examined.policy.has_zones = true;
  auto& inside = examined.zones[static_cast<std::size_t>(policy::Zone::inside)];
  inside = {"lan*"};
  CHECK(severity_of(examined.by(check_zones), "has lan0, a port of br0") == Severity::warning);
  inside = {"lan*", "br0"};
  CHECK(with(examined.by(check_zones), "a port of").empty());
  inside = {"br0"};
  CHECK(with(examined.by(check_zones), "a port of").empty());
}

TEST_CASE("more interfaces in zones than sixgate knows are told") {
  test::Examined examined;
  examined.policy.has_zones = true;
  examined.zones[static_cast<std::size_t>(policy::Zone::inside)] = {"vlan*"};
  examined.machine.links.assign(kernel::Interfaces::most_in_zones, link("vlan1"));
  CHECK(with(examined.by(check_zones), "are in zones").empty());
  examined.machine.links.push_back(link("vlan2"));
  CHECK(severity_of(examined.by(check_zones), "8193 interfaces are in zones") == Severity::warning);
}

TEST_CASE("a tunnel that ends here and that nobody declares is told") {
  test::Examined examined;
  examined.machine.links = {link("sit1", "sit"), link("wg0", "wireguard"), link("eth0")};
  CHECK(severity_of(examined.by(check_tunnels), "sit1 (sit)") == Severity::note);
  CHECK(severity_of(examined.by(check_tunnels), "wg0 (wireguard) ends an encrypted") ==
        Severity::note);
  policy::Tunnel declared;
  declared.kind = policy::TunnelKind::six_rd;
  examined.policy.tunnels = {&declared, 1};
  CHECK(severity_of(examined.by(check_tunnels), "sit1 (sit) ends a tunnel that is declared") ==
        Severity::note);
  declared.device = "sit1";
  CHECK(with(examined.by(check_tunnels), "sit1").empty());
}

TEST_CASE("a tunnel that is to end in a device that is not there is told") {
  test::Examined examined;
  examined.machine.links = {link("eth0")};
  policy::Tunnel declared;
  declared.name = "office";
  declared.device = "sit1";
  examined.policy.tunnels = {&declared, 1};
  CHECK(severity_of(examined.by(check_tunnels), "tunnel office is to end in sit1") ==
        Severity::warning);
  examined.machine.links = {link("sit1", "dummy")};
  CHECK(severity_of(examined.by(check_tunnels), "which is of kind dummy") == Severity::warning);
  examined.machine.links = {link("sit1", "sit")};
  CHECK(with(examined.by(check_tunnels), "office").empty());
  examined.machine.links.front().master = 7;
  CHECK(severity_of(examined.by(check_tunnels), "a port of another interface") ==
        Severity::warning);
}

TEST_CASE("bridges are told by whether the gate is shown what they bridge") {
  test::Examined examined;
  CHECK(examined.by(check_bridges).empty());
  examined.machine.links = {link("br0", "bridge")};
  CHECK(severity_of(examined.by(check_bridges), "is not shown") == Severity::note);
  examined.machine.sysctls = sysctls_of({{"net/bridge/bridge-nf-call-ip6tables", "1"}});
  CHECK(severity_of(examined.by(check_bridges), "is shown") == Severity::note);
}

TEST_CASE("every check tells something, under its name") {
  test::Examined examined;
  const auto findings =
      examine({.policy = examined.policy, .kernel = examined.kernel}, examined.machine);
  for (const Check& check : checks) {
    CHECK(std::ranges::find(findings, check.name, &Finding::check) != findings.end());
  }
}

}  // namespace

}  // namespace sixgate::doctor
