// SPDX-License-Identifier: GPL-2.0-or-later
// One long file: every case is about the one text that render() gives, cut by the same few
// functions.
#include "kernel/ruleset.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "kernel/alive.hpp"
#include "kernel/expressions.hpp"
#include "kernel/names.hpp"
#include "kernel/rendered.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using policy::Action;
using policy::Hook;
using policy::Mode;
using policy::Reason;
using policy::Role;
using policy::Traffic;
using policy::WhenAbsent;

packet::UdpTunnel udp_tunnel(std::uint16_t port,
                             packet::Encapsulation kind = packet::Encapsulation::fou) {
  packet::UdpTunnel tunnel;
  tunnel.kind = kind;
  tunnel.port = port;
  return tunnel;
}

std::string content_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST_CASE("rules/*.nft are what the default configurations load") {
  CHECK(text_of(defaults(Role::border)) == content_of(SIXGATE_RULES "/border.nft"));
  CHECK(text_of(defaults(Role::host), WhenAbsent::baseline, true) ==
        content_of(SIXGATE_RULES "/host.nft"));
}

TEST_CASE("no chain is ever deleted: that would drop what is queued") {
  for (const Role role : {Role::border, Role::host}) {
    const std::string text = text_of(defaults(role));
    CHECK(text.find("\ndelete") == std::string::npos);
    CHECK(text.find("\ndestroy") == std::string::npos);
    CHECK(text.find("flush table") == std::string::npos);
    CHECK(text.find("flush ruleset") == std::string::npos);
  }
}

TEST_CASE("every chain that is filled is emptied first, so loading twice changes nothing") {
  const std::string text = text_of(defaults(Role::border));
  const std::size_t filling = text.rfind("table inet sixgate {");
  std::istringstream lines(text.substr(filling));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("\tchain ")) continue;
    const std::string chain = line.substr(7, line.find(' ', 7) - 7);
    CAPTURE(chain);
    CHECK(text.find("flush chain inet sixgate " + chain + "\n") < filling);
  }
}

TEST_CASE("a host drops what comes from a link with an address of its own") {
  const std::string host = text_of(defaults(Role::host));
  CHECK(has(rules_of(host, "gate_input"), "fib saddr type local jump own_source"));
  CHECK(has(rules_of(host, "own_source"), "counter name \"ipv6.own-source\" drop"));
  CHECK(rules_of(text_of(defaults(Role::border)), "own_source").empty());
}

TEST_CASE("every chain that a rule goes to is there") {
  for (const Role role : {Role::border, Role::host}) {
    std::istringstream lines(text_of(defaults(role), WhenAbsent::baseline, true));
    const std::string text = lines.str();
    for (std::string line; std::getline(lines, line);) {
      for (const std::string verb : {" goto ", " jump ", "\tgoto ", "\tjump "}) {
        const std::size_t at = line.find(verb);
        if (at == std::string::npos || line.find('#') != std::string::npos) continue;
        const std::string chain = line.substr(at + verb.size());
        CAPTURE(line);
        CHECK(text.find("\tchain " + chain + " {") != std::string::npos);
      }
    }
  }
}

TEST_CASE("each kind of traffic that a rule asks for is brought to its queue, and no other") {
  const auto tunnel = udp_tunnel(4789);
  for (const policy::TrafficRow& row : policy::traffic_rows) {
    policy::Policy policy = defaults(Role::border);
    policy.udp_tunnels = {&tunnel, 1};
    for (const bool is_on : {true, false}) {
      for (const policy::Rule& rule : policy::rules_in_order) {
        if (!overlap(rule.steering.traffic, row.traffic)) continue;
        policy.actions[policy::index_of(rule.reason)] = is_on ? Action::log : Action::accept;
      }
      const bool is_early = row.traffic == Traffic::fragments;
      const auto rules = rules_of(text_of(policy), is_early ? "early" : "steer");
      for (const std::string& expression : expressions_of(row, policy)) {
        CAPTURE(expression, is_on);
        CHECK(has(rules, expression + " goto " + pend_chain(row.queue_class)) == is_on);
      }
    }
  }
}

TEST_CASE("tunnels in UDP are steered by the ports that are declared, each once") {
  const std::array tunnels{udp_tunnel(6081), udp_tunnel(4789), udp_tunnel(4789)};
  policy::Policy policy = defaults(Role::border);
  CHECK_FALSE(has(rules_of(text_of(policy), "steer"), "udp sport"));
  policy.udp_tunnels = tunnels;
  const auto rules = rules_of(text_of(policy), "steer");
  for (const char* const direction : {"dport", "sport"}) {
    const std::string ports = "udp " + std::string(direction) + " { 4789, 6081 } goto pend_tunnels";
    CHECK(has(rules, "meta nfproto ipv6 " + ports));
    CHECK(has(rules, "ip protocol udp ip frag-off & 0x1fff == 0 " + ports));
  }
}

TEST_CASE("tunnels whose source port says nothing are steered by their destination's alone") {
  const std::array tunnels{udp_tunnel(4789, packet::Encapsulation::vxlan), udp_tunnel(5555)};
  policy::Policy policy = defaults(Role::border);
  policy.udp_tunnels = tunnels;
  const auto rules = rules_of(text_of(policy), "steer");
  CHECK(has(rules, "meta nfproto ipv6 udp dport { 4789, 5555 } goto pend_tunnels"));
  CHECK(has(rules, "meta nfproto ipv6 udp sport { 5555 } goto pend_tunnels"));
}

TEST_CASE("what nobody judged of a declared tunnel in UDP never passes as an established flow") {
  const auto tunnel = udp_tunnel(4789);
  policy::Policy policy = defaults(Role::border);
  policy.udp_tunnels = {&tunnel, 1};
  const std::string tells = "meta nfproto ipv6 udp dport { 4789 } counter name ";
  const auto position_of = [](const std::vector<std::string>& rules, const std::string& part) {
    return std::ranges::find_if(
               rules,
               [&part](const std::string& rule) { return rule.find(part) != std::string::npos; }) -
           rules.begin();
  };
  const auto rules = rules_of(text_of(policy, WhenAbsent::baseline, true), "unjudged");
  REQUIRE(has(rules, tells + "\"unjudged.dropped\" drop"));
  CHECK(position_of(rules, tells) < position_of(rules, "ct state"));
  CHECK_FALSE(has(rules_of(text_of(policy, WhenAbsent::open, true), "unjudged"), tells));

  policy.mode = Mode::monitor;
  CHECK(has(rules_of(text_of(policy, WhenAbsent::baseline, true), "unjudged"),
            tells + "\"unjudged.would-drop\" return"));
}

TEST_CASE("the kernel decides a rule on its hooks, as its action and the mode say") {
  policy::Policy policy = defaults(Role::border);
  const std::string counts = "ip6 saddr fe80::/10 counter name \"ipv6.link-local-routed\"";
  const auto forward = [&policy] { return rules_of(text_of(policy), "routed"); };

  CHECK(has(forward(), counts + " drop"));
  CHECK_FALSE(has(rules_of(text_of(policy), "gate_forward"), counts));
  CHECK_FALSE(has(rules_of(text_of(policy), "gate_input"), counts));

  policy.mode = Mode::monitor;
  CHECK(has(forward(), counts));
  CHECK_FALSE(has(forward(), counts + " drop"));

  policy.mode = Mode::enforce;
  policy.actions[policy::index_of(Reason::ipv6_link_local_routed)] = Action::log;
  CHECK(has(forward(), counts));
  CHECK_FALSE(has(forward(), counts + " drop"));

  policy.actions[policy::index_of(Reason::ipv6_link_local_routed)] = Action::accept;
  CHECK_FALSE(has(forward(), counts));
}

TEST_CASE("what is asked of routed packets is asked of no bridged one, and of each device") {
  const std::string text = text_of(defaults(Role::border));
  CHECK(rules_of(text, "forwarded") ==
        std::vector<std::string>{"meta iifkind \"bridge\" meta oifkind \"bridge\" return",
                                 "goto routed"});
  CHECK(rules_of(text, "routed").size() > 1);
  CHECK(text.find("iifkind !=") == std::string::npos);
  CHECK(has(rules_of(text, "gate_forward"), "jump forwarded"));
  CHECK_FALSE(has(rules_of(text, "gate_input"), "jump forwarded"));
  CHECK_FALSE(has(rules_of(text, "gate_output"), "jump forwarded"));
  CHECK(rules_of(text_of(defaults(Role::host)), "routed").empty());
}

TEST_CASE("who may ping IPv4 groups is a set, and nobody where none is named") {
  policy::Policy policy = defaults(Role::border);
  const std::string asks =
      "icmp type echo-request ip saddr != @site.echo4 counter name "
      "\"icmpv4.echo-multicast\" drop";
  CHECK(has(rules_of(text_of(policy), "gate_input"), asks));
  CHECK(text_of(policy).find("add element inet sixgate site.echo4") == std::string::npos);

  const std::array from{wire::parse_prefix("10.0.0.7").value(),
                        wire::parse_prefix("2600::7").value()};
  policy.multicast_echo_from = from;
  CHECK(has(rules_of(text_of(policy), "gate_input"), asks));
  CHECK(text_of(policy).find("add element inet sixgate site.echo4 { 10.0.0.7/32 }\n") !=
        std::string::npos);
}

TEST_CASE("from an interface of a zone to another is routed, though both are bridges") {
  policy::Policy policy = defaults(Role::border);
  policy.has_zones = true;
  const ZoneNames zones{{{"br-lan"}, {"br-wan"}, {}}};
  CHECK(rules_of(render({.policy = policy, .kernel = {}, .zones = zones}, QueueChains::shown),
                 "forwarded") ==
        std::vector<std::string>{"iifname \"br-lan\" oifname \"br-wan\" goto routed",
                                 "iifname \"br-wan\" oifname \"br-lan\" goto routed",
                                 "iifname \"br-lan\" oifname != \"br-lan\" goto routed",
                                 "oifname \"br-lan\" iifname != \"br-lan\" goto routed",
                                 "iifname \"br-wan\" oifname != \"br-wan\" goto routed",
                                 "oifname \"br-wan\" iifname != \"br-wan\" goto routed",
                                 "meta iifkind \"bridge\" meta oifkind \"bridge\" return",
                                 "goto routed"});
}

TEST_CASE("a match stays without [site] inside only where it says so") {
  policy::Policy policy = defaults(Role::border);
  policy.has_zones = true;
  const ZoneNames zones{{{"lan0"}, {"wan0"}, {}}};
  const auto routed = [&] {
    return rules_of(render({.policy = policy, .kernel = {}, .zones = zones}, QueueChains::shown),
                    "routed");
  };
  const std::string local = "iifname \"wan0\" ip6 saddr { fc00::/7 } ip6 saddr != @site.inside6";
  const std::string own = "iifname \"wan0\" ip6 saddr @site.inside6 counter";
  const std::string foreign = "iifname \"lan0\" oifname \"wan0\" ip6 saddr != @site.inside6";
  CHECK(has(routed(), local));
  CHECK_FALSE(has(routed(), own));
  CHECK_FALSE(has(routed(), foreign));
  const auto inside = wire::parse_prefix("2600::/32").value();
  policy.inside = {&inside, 1};
  CHECK(has(routed(), local));
  CHECK(has(routed(), own));
  CHECK(has(routed(), foreign));
}

TEST_CASE("monitor mode drops nothing, whoever is absent") {
  for (const Role role : {Role::border, Role::host}) {
    policy::Policy policy = defaults(role);
    policy.mode = Mode::monitor;
    for (const auto when_absent : {WhenAbsent::baseline, WhenAbsent::open, WhenAbsent::closed}) {
      std::string text = text_of(policy, when_absent);
      CAPTURE(text);
      const std::string heartbeat = render_alive_heartbeat();
      REQUIRE(rules_of(text, "heartbeat") == std::vector{heartbeat});
      text.erase(text.find(heartbeat), heartbeat.size());
      CHECK(text.find(" drop\n") == std::string::npos);
    }
  }
}

TEST_CASE("what nobody judged: open passes it, closed drops it, baseline passes some") {
  const policy::Policy policy = defaults(Role::border);
  const auto unjudged = [&policy](WhenAbsent when_absent, bool conntrack = false) {
    return rules_of(text_of(policy, when_absent, conntrack), "unjudged");
  };
  const std::string clears = "meta mark set meta mark & 0xfffeffff";
  const std::string drops = "counter name \"unjudged.dropped\" drop";
  CHECK(unjudged(WhenAbsent::open) ==
        std::vector<std::string>{clears, "counter name \"unjudged.open\" return"});
  CHECK(unjudged(WhenAbsent::closed) == std::vector<std::string>{clears, drops});
  CHECK(unjudged(WhenAbsent::baseline).front() == clears);
  CHECK(unjudged(WhenAbsent::baseline).back() == drops);
  CHECK(has(unjudged(WhenAbsent::baseline), "time-exceeded"));
}

TEST_CASE("what receivers discard anyway is not guaranteed") {
  const auto rules = rules_of(text_of(defaults(Role::border)), "guaranteed");
  const auto flaw = std::ranges::find(rules, "icmpv6 type nd-neighbor-advert ip6 saddr :: return");
  const auto guarantee = std::ranges::find_if(
      rules, [](const std::string& rule) { return rule.find("nd.allowed") != std::string::npos; });
  REQUIRE(flaw != rules.end());
  REQUIRE(guarantee != rules.end());
  CHECK(flaw < guarantee);
}

TEST_CASE("what must be looked into for SEND is guaranteed only where nobody judged it") {
  policy::Policy policy = defaults(Role::border);
  const std::string solicits = "nd-neighbor-solicit, nd-neighbor-advert } icmpv6 code 0 counter";
  const std::string passes = solicits + " name \"unjudged.baseline-accepted\" return";
  const std::string refuses =
      "icmpv6 type nd-neighbor-advert ip6 saddr :: counter name \"unjudged.dropped\" drop";
  CHECK(has(rules_of(text_of(policy), "guaranteed"), solicits));
  CHECK_FALSE(has(rules_of(text_of(policy), "unjudged"), solicits));

  const std::array zones{policy::Zone::inside};
  policy.discovery.secured_zones = zones;
  CHECK_FALSE(has(rules_of(text_of(policy), "guaranteed"), solicits));
  CHECK(has(rules_of(text_of(policy), "guaranteed"), "mld2-listener-report"));
  CHECK(has(rules_of(text_of(policy), "unjudged"), passes));
  CHECK(has(rules_of(text_of(policy), "unjudged"), refuses));
  CHECK_FALSE(has(rules_of(text_of(policy, WhenAbsent::closed), "unjudged"), passes));
}

TEST_CASE("connection tracking is switched on only where it may be") {
  const policy::Policy policy = defaults(Role::border);
  for (const auto when_absent : {WhenAbsent::baseline, WhenAbsent::open, WhenAbsent::closed}) {
    CHECK(text_of(policy, when_absent, false).find("ct state") == std::string::npos);
  }
  CHECK(has(rules_of(text_of(policy, WhenAbsent::baseline, true), "unjudged"), "ct state"));
}

TEST_CASE("a host leaves the forward hook empty, on top of a border too") {
  const std::string text = text_of(defaults(Role::host));
  CHECK(rules_of(text, gate_chain(Hook::forward)).empty());
  CHECK(rules_of(text, backstop_chain(Hook::forward)).empty());
  CHECK(text.find("flush chain inet sixgate gate_forward\n") != std::string::npos);
  CHECK_FALSE(rules_of(text, gate_chain(Hook::input)).empty());
  CHECK_FALSE(rules_of(text, gate_chain(Hook::output)).empty());
}

TEST_CASE("a mark bit that somebody else set is gone before anything is steered") {
  const auto rules = rules_of(text_of(defaults(Role::border)), "gate_output");
  REQUIRE_FALSE(rules.empty());
  CHECK(rules.front() == "meta mark & 0x00010000 != 0 meta mark set meta mark & 0xfffeffff");
}

TEST_CASE("the pending bit and the queue numbers are the configured ones") {
  const policy::Policy policy = defaults(Role::border);
  const Ruleset ruleset{.policy = policy, .kernel = {.mark = 0x80, .first_queue = 100}};
  const std::string text = render(ruleset, QueueChains::shown);
  CHECK(has(rules_of(text, "pend_icmpv6"), "meta mark set meta mark | 0x00000080"));
  CHECK(has(rules_of(text, "unjudged"), "meta mark set meta mark & 0xffffff7f"));
  CHECK(rules_of(text, "queue_icmpv6") == std::vector<std::string>{"queue num 100 bypass"});
  CHECK(rules_of(text, "queue_fragments") == std::vector<std::string>{"queue num 103 bypass"});
}

TEST_CASE("packets are queued only while their family is alive, and pending before that") {
  const std::string text = text_of(defaults(Role::border));
  for (const auto queue_class : policy::all_queue_classes) {
    const auto rules = rules_of(text, pend_chain(queue_class));
    REQUIRE(rules.size() == 4);
    CHECK(rules[0] == "meta mark set meta mark | 0x00010000");
    CHECK(rules[2] == "meta nfproto @alive jump " + queue_chain(queue_class));
    CHECK(rules[3] == "accept");
  }
}

TEST_CASE("what is loaded touches no queue chain and is else what is printed") {
  const policy::Policy policy = defaults(Role::border);
  const std::string loaded = render({.policy = policy, .kernel = {}}, QueueChains::left_out);
  CHECK(loaded.find("queue num") == std::string::npos);
  CHECK(loaded.find("flush chain inet sixgate queue_") == std::string::npos);
  CHECK(rules_of(loaded, "steer") == rules_of(text_of(policy), "steer"));
}

TEST_CASE("who is blocked is met by what arrives, behind the guarantees; monitor mode counts") {
  policy::Policy policy = defaults(Role::border);
  for (const Mode mode : {Mode::enforce, Mode::monitor}) {
    policy.mode = mode;
    const std::string text = text_of(policy);
    const std::string drops = mode == Mode::enforce ? " drop" : "";
    CHECK(rules_of(text, "blocked") ==
          std::vector<std::string>{"ip saddr @blocked4 counter name \"rate.blocked\"" + drops,
                                   "ip6 saddr @blocked6 counter name \"rate.blocked\"" + drops});
    const std::vector<std::string> end{"jump guaranteed", "jump blocked", "goto steer"};
    for (const Hook hook : {Hook::forward, Hook::input}) {
      const auto rules = rules_of(text, gate_chain(hook));
      CHECK(std::vector(rules.end() - 3, rules.end()) == end);
    }
    CHECK_FALSE(has(rules_of(text, "gate_output"), "jump blocked"));
  }
}

}  // namespace

}  // namespace sixgate::kernel
