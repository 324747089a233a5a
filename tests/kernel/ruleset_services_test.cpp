// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "kernel/rendered.hpp"
#include "kernel/service_matches.hpp"
#include "kernel/settling.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using packet::Protocol;
using policy::Action;
using policy::Hook;
using policy::Mode;
using policy::Reason;
using policy::Role;
using policy::Service;
using policy::Zone;

const ZoneNames zones{{{"lan*"}, {"wan0"}, {}}};
const wire::Prefix inside6 = wire::parse_prefix("2600:9::/32").value();
const wire::Prefix inside4 = wire::parse_prefix("9.0.0.0/8").value();
constexpr std::array https{policy::PortRange{443, 443}, policy::PortRange{8000, 8010}};
constexpr std::array sip{policy::PortRange{5060, 5060}};

Service service(std::optional<Protocol> protocol, std::span<const policy::PortRange> ports = {},
                policy::Side from = {}, policy::Side to = {}) {
  return {.name = "one", .protocol = protocol, .ports = ports, .from = from, .to = to};
}

/// A border whose outside enforces services.
policy::Policy border(std::span<const Service> services) {
  policy::Policy policy = defaults(Role::border);
  policy.has_zones = true;
  policy.services = services;
  policy.enforced.add(Zone::outside);
  return policy;
}

std::string text_of(const policy::Policy& policy, bool has_helper = true) {
  return render(
      {.policy = policy, .kernel = {}, .conntrack = true, .zones = zones, .has_helper = has_helper},
      QueueChains::shown);
}

std::vector<std::string> texts(const std::vector<Match>& matches) {
  std::vector<std::string> texts;
  for (const Match& match : matches) texts.push_back(match.text);
  return texts;
}

using Texts = std::vector<std::string>;

/// What a host notes of what it sends.
const Texts asking{"oif \"lo\" return",
                   "ip daddr 224.0.0.0/4 update @asked { meta nfproto . udp sport }",
                   "ip6 daddr ff00::/8 update @asked { meta nfproto . udp sport }",
                   "meta nfproto ipv4 fib daddr type broadcast update @asked { meta nfproto . udp "
                   "sport }"};

/// What is accepted and counted under no name.
Texts uncounted(const std::string& text, const std::string& chain) {
  Texts rules = rules_of(text, chain);
  std::erase_if(rules, [](const std::string& rule) {
    return !rule.ends_with("accept") || rule.find("counter name") != std::string::npos;
  });
  return rules;
}

TEST_CASE("what a service opens stands in nft's words") {
  policy::Policy policy;
  const auto forward = [&policy](const Service& one) {
    return texts(matches_of(one, Hook::forward, policy, zones));
  };
  CHECK(forward(service({})) == Texts{""});
  CHECK(forward(service(Protocol::tcp)) == Texts{"meta l4proto 6"});
  CHECK(forward(service(Protocol::tcp, https)) == Texts{"tcp dport { 443, 8000-8010 }"});
  CHECK(forward(service(Protocol::icmp)) == Texts{"ip protocol icmp", "meta l4proto ipv6-icmp"});
  CHECK(forward(service(Protocol::mobility)) == Texts{"meta l4proto 135"});
  CHECK(forward(service(Protocol::ah)) == Texts{"ip protocol ah", "ip6 nexthdr ah",
                                                "hbh nexthdr ah", "dst nexthdr ah", "rt nexthdr ah",
                                                "frag nexthdr ah"});
  CHECK(forward(service(Protocol::udp, https, {.zone = Zone::outside, .prefixes = {}},
                        {.zone = Zone::inside, .prefixes = {}})) ==
        Texts{"iifname \"wan0\" oifname \"lan*\" udp dport { 443, 8000-8010 }"});
}

TEST_CASE("prefixes open their own family alone, and only at the end of a packet's way") {
  const std::array both{inside6, inside4};
  const std::array only6{inside6};
  const policy::Policy policy;
  CHECK(texts(matches_of(service(Protocol::tcp, {}, {.zone = {}, .prefixes = only6},
                                 {.zone = {}, .prefixes = both}),
                         Hook::forward, policy, zones)) ==
        Texts{"ip6 saddr { 2600:9::/32 } exthdr rt missing ip6 daddr { 2600:9::/32 } meta l4proto "
              "6"});
  CHECK(texts(matches_of(service({}, {}, {}, {.zone = {}, .prefixes = both}), Hook::forward, policy,
                         zones)) ==
        Texts{"ip option lsrr missing ip option ssrr missing ip daddr { 9.0.0.0/8 }",
              "exthdr rt missing ip6 daddr { 2600:9::/32 }"});
}

TEST_CASE("where no interface tells a zone, [site] inside does") {
  const std::array only6{inside6};
  policy::Policy policy;
  const auto from = [&policy](Zone zone, Hook hook) {
    return texts(matches_of(service({}, {}, {.zone = zone, .prefixes = {}}), hook, policy, zones));
  };
  CHECK(from(Zone::outside, Hook::output).empty());
  CHECK(from(Zone::vpn, Hook::input).empty());
  policy.inside = only6;
  const std::string in_none = "iifname != \"lan*\" iifname != \"wan0\" ";
  CHECK(from(Zone::inside, Hook::output) == Texts{"ip6 saddr @site.inside6"});
  CHECK(from(Zone::outside, Hook::output) ==
        Texts{"meta nfproto ipv4", "ip6 saddr != @site.inside6"});
  CHECK(from(Zone::inside, Hook::input) ==
        Texts{"iifname \"lan*\"", in_none + "ip6 saddr @site.inside6"});
  CHECK(from(Zone::vpn, Hook::input).empty());
}

TEST_CASE("a border enforces no services unless a zone is named") {
  policy::Policy policy = defaults(Role::border);
  const std::string text = text_of(policy);
  for (const Hook hook : policy::gate_hooks) {
    const std::string name(policy::name_of(hook));
    CHECK(rules_of(text, "services_" + name).empty());
    if (hook != Hook::output) CHECK(rules_of(text, "open_" + name).empty());
    CHECK(rules_of(text, "backstop_" + name) == Texts{"meta mark & 0x00010000 != 0 jump unjudged"});
  }
  CHECK(rules_of(text, "needs_no_service").empty());
}

TEST_CASE("what comes from a zone that enforces services needs one, judged or not") {
  const std::array services{service(Protocol::tcp, https)};
  const std::string text = text_of(border(services));
  CHECK(rules_of(text, "backstop_forward") ==
        Texts{"meta mark & 0x00010000 != 0 jump unjudged", "jump services_forward"});
  CHECK(rules_of(text, "services_forward") ==
        Texts{"iifname \"wan0\" oifname \"lan*\" goto open_forward",
              "iifname \"wan0\" oifname != \"wan0\" goto open_forward",
              "meta iifkind \"bridge\" meta oifkind \"bridge\" return",
              "iifname \"wan0\" goto open_forward"});
  CHECK(rules_of(text, "open_forward") ==
        Texts{"jump needs_no_service",
              "tcp dport { 443, 8000-8010 } counter name \"service.allowed\" accept",
              "counter name \"service.closed\" drop"});
  CHECK(rules_of(text, "services_input").empty());
  CHECK(has(rules_of(text, "needs_no_service"),
            "ct state established,related counter name \"flow.established\" accept"));
  for (const std::string& rule : rules_of(text, "unjudged")) {
    CAPTURE(rule);
    CHECK_FALSE(rule.ends_with("accept"));
  }
}

TEST_CASE("from bridge to bridge only what one name may mean twice is taken for bridged") {
  policy::Policy policy = border({});
  policy.enforced.add(Zone::inside);
  const auto rules = rules_of(text_of(policy), "services_forward");
  const auto place = [&rules](const std::string& rule) { return std::ranges::find(rules, rule); };
  const auto exception = place("meta iifkind \"bridge\" meta oifkind \"bridge\" return");
  REQUIRE(exception != rules.end());
  CHECK(place("iifname \"wan0\" oifname != \"wan0\" goto open_forward") < exception);
  CHECK(place("iifname \"lan*\" goto open_forward") > exception);
  CHECK_FALSE(has(rules, "oifname != \"lan*\""));
}

TEST_CASE(
    "what no service opens is dropped, counted or left alone, as its action and the mode say") {
  policy::Policy policy = border({});
  const auto last = [&policy] { return rules_of(text_of(policy), "open_forward").back(); };
  policy.mode = Mode::monitor;
  CHECK(last() == "counter name \"service.closed\"");
  policy.mode = Mode::enforce;
  policy.actions[policy::index_of(Reason::service_closed)] = Action::log;
  CHECK(last() == "counter name \"service.closed\"");
  policy.actions[policy::index_of(Reason::service_closed)] = Action::accept;
  CHECK(rules_of(text_of(policy), "open_forward").empty());
}

TEST_CASE("a host enforces services on whatever arrives and on nothing that it sends") {
  policy::Policy policy = defaults(Role::host);
  const std::array services{service(Protocol::tcp, https)};
  policy.services = services;
  const std::string text = text_of(policy);
  CHECK(rules_of(text, "services_input").front() == "iif \"lo\" return");
  CHECK(rules_of(text, "services_input").back() == "goto open_input");
  CHECK(rules_of(text, "open_input").back() == "counter name \"service.closed\" drop");
  CHECK(rules_of(text, "services_output") == asking);
  CHECK(rules_of(text, "services_forward").empty());

  policy.enforced = {};
  policy.enforced.add(Zone::outside);
  CHECK(rules_of(text_of(policy), "services_input").back() == "iifname \"wan0\" goto open_input");
}

TEST_CASE("IPsec and its key exchange need no service at a border, and one at a host") {
  const std::string ike = "udp dport { 500, 4500 } counter name \"ipsec.allowed\" accept";
  CHECK(has(rules_of(text_of(border({})), "needs_no_service"), ike));
  const auto host = rules_of(text_of(defaults(Role::host)), "needs_no_service");
  CHECK_FALSE(has(host, ike));
  CHECK_FALSE(has(host, "esp"));
}

TEST_CASE("a service with a group is for what processes of the group send") {
  policy::Policy policy = defaults(Role::host);
  Service grouped = service(Protocol::udp, sip);
  grouped.group = 1234;
  const std::array services{grouped};
  policy.services = services;
  const std::string text = text_of(policy);
  Texts expected = asking;
  expected.insert(expected.end(),
                  {"jump needs_no_service",
                   "udp dport { 5060 } meta skgid 1234 counter name \"service.allowed\" accept",
                   "udp dport { 5060 } counter name \"service.closed\" drop"});
  CHECK(rules_of(text, "services_output") == expected);
  CHECK_FALSE(has(rules_of(text, "open_input"), "5060"));
}

TEST_CASE("new flows of a service with a helper get it in either family, from any zone") {
  Service helped = service(Protocol::udp, sip);
  helped.helper = policy::Helper::sip;
  const std::array services{helped};
  const std::string text = text_of(border(services));
  CHECK(text.find("\tct helper sip.udp4 {\n\t\ttype \"sip\" protocol udp\n\t\tl3proto ip\n") !=
        std::string::npos);
  CHECK(text.find("\tct helper sip.udp6 {") != std::string::npos);
  CHECK(text.find("sip.tcp4") == std::string::npos);
  const auto rules = rules_of(text, "services_forward");
  REQUIRE(rules.size() > 2);
  CHECK(rules[0] == "meta nfproto ipv4 udp dport { 5060 } ct helper set \"sip.udp4\"");
  CHECK(rules[1] == "meta nfproto ipv6 udp dport { 5060 } ct helper set \"sip.udp6\"");
  CHECK(text_of(border(services), false).find("ct helper") == std::string::npos);
}

TEST_CASE("what comes out of a tunnel gets its helper before it is held to services") {
  Service helped = service(Protocol::udp, sip);
  helped.helper = policy::Helper::sip;
  const std::array services{helped};
  policy::Tunnel tunnel{};
  tunnel.device = "sit1";
  policy::Policy policy = border(services);
  policy.tunnels = {&tunnel, 1};
  const auto rules = rules_of(text_of(policy), "services_forward");
  const auto held = std::ranges::find(rules, "iifname \"sit1\" meta iifkind { \"sit\" } goto open_forward");
  const auto helps = [](const std::string& rule) {
    return rule.ends_with("ct helper set \"sip.udp4\"");
  };
  REQUIRE(held != rules.end());
  CHECK(std::ranges::any_of(rules.begin(), held, helps));
  CHECK(std::ranges::none_of(held, rules.end(), helps));
}

TEST_CASE("whatever needs no service is counted under a declared reason") {
  policy::Policy gated = border({});
  gated.teredo.is_gated = true;
  packet::UdpTunnel tunnel;
  tunnel.kind = packet::Encapsulation::vxlan;
  tunnel.port = 4789;
  gated.udp_tunnels = {&tunnel, 1};
  for (const policy::Policy& policy : {gated, defaults(Role::host)}) {
    const std::string text = text_of(policy);
    for (const std::string chain : {"needs_no_service", "services_input"}) {
      CHECK(uncounted(text, chain).empty());
      for (const std::string& rule : rules_of(text, chain)) {
        const auto from = rule.find("counter name \"");
        if (from == std::string::npos) continue;
        const std::string name = rule.substr(from + 14, rule.rfind('"') - from - 14);
        CAPTURE(name);
        const auto declared = text.find("\tcounter " + name + " { }");
        REQUIRE(declared != std::string::npos);
        CHECK(text.find("\tcounter " + name + " { }", declared + 1) == std::string::npos);
      }
    }
  }
}

TEST_CASE("segments of flows older than connection tracking pass, and no beginning of one") {
  CHECK(rules_of(text_of(border({})), "needs_no_service").front() ==
        "meta nfproto @settling tcp flags & syn == 0 counter name \"flow.established\" accept");
  const policy::Policy open = defaults(Role::border);
  const policy::Policy enforcing = border({});
  CHECK(depends_on_flows({.policy = enforcing, .kernel = {}, .conntrack = true}));
  CHECK_FALSE(depends_on_flows({.policy = enforcing, .kernel = {}, .conntrack = false}));
  CHECK_FALSE(depends_on_flows({.policy = open, .kernel = {}, .conntrack = true}));
}

TEST_CASE("a declared tunnel in UDP needs no service between its ends, and elsewhere does") {
  const std::array local{wire::parse_prefix("9.0.0.2/32").value()};
  const std::array remote{wire::parse_prefix("8.0.0.1/32").value()};
  packet::UdpTunnel tunnel;
  tunnel.kind = packet::Encapsulation::vxlan;
  tunnel.port = 4789;
  tunnel.local = local;
  tunnel.remote = remote;
  policy::Policy policy = border({});
  policy.udp_tunnels = {&tunnel, 1};
  const auto rules = rules_of(text_of(policy), "needs_no_service");
  CHECK(has(rules,
            "ip saddr { 8.0.0.1/32 } ip daddr { 9.0.0.2/32 } udp dport 4789 counter name "
            "\"default.tunnelled\" accept"));
  CHECK(has(rules,
            "ip saddr { 9.0.0.2/32 } ip daddr { 8.0.0.1/32 } udp dport 4789 counter name "
            "\"default.tunnelled\" accept"));
  CHECK_FALSE(has(rules, "udp sport"));
}

}  // namespace

}  // namespace sixgate::kernel
