// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>

#include "kernel/rendered.hpp"
#include "kernel/ruleset.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using policy::Action;
using policy::Reason;
using policy::Role;

const std::string of_no_flow = "ct state invalid meta nfproto != @settling ";
const std::string errors =
    "icmpv6 type { destination-unreachable, time-exceeded, parameter-problem } " + of_no_flow;
const std::string too_big =
    "ip6 nexthdr icmpv6 icmpv6 type packet-too-big icmpv6 mtu >= 1280 " + of_no_flow;

std::string text_with_conntrack(const policy::Policy& policy) {
  return text_of(policy, policy::WhenAbsent::baseline, true);
}

std::ptrdiff_t place_of(const std::vector<std::string>& rules, const std::string& part) {
  return std::ranges::find_if(
             rules,
             [&part](const std::string& rule) { return rule.find(part) != std::string::npos; }) -
         rules.begin();
}

TEST_CASE("a host drops errors of no flow, before anything is guaranteed") {
  const std::string text = text_with_conntrack(defaults(Role::host));
  const auto rules = rules_of(text, "gate_input");
  CHECK(has(rules, errors + "counter name \"icmpv6.error-unrelated\" drop"));
  CHECK(place_of(rules, errors) < place_of(rules, "jump guaranteed"));
  CHECK(place_of(rules, too_big) < place_of(rules, "jump guaranteed"));
  CHECK_FALSE(has(rules_of(text, "gate_output"), "ct state invalid"));
  CHECK_FALSE(has(rules_of(text, "gate_forward"), "ct state invalid"));
  CHECK(text.find("counter icmpv6.error-unrelated { }") != std::string::npos);
}

TEST_CASE("a border tells of them, and drops them where it is strict") {
  policy::Policy border = defaults(Role::border);
  const std::string told = errors + "counter name \"icmpv6.error-untracked\"";
  const std::string text = text_with_conntrack(border);
  for (const char* const chain : {"gate_forward", "gate_input"}) {
    const auto rules = rules_of(text, chain);
    CHECK(has(rules, told));
    CHECK_FALSE(has(rules, told + " drop"));
  }
  CHECK_FALSE(has(rules_of(text, "gate_output"), "ct state invalid"));
  border.actions = policy::default_actions(Role::border, true);
  CHECK(has(rules_of(text_with_conntrack(border), "gate_forward"), told + " drop"));
}

TEST_CASE("Packet Too Big of no flow for this machine passes, but so many a second") {
  policy::Policy policy = defaults(Role::border);
  const auto rule = [](const std::string& limit) {
    return too_big + "limit rate over " + limit + " packets counter name \"rate.packet-too-big\"";
  };
  CHECK(has(rules_of(text_with_conntrack(policy), "gate_input"),
            rule("100/second burst 100") + " drop"));
  policy.rates.packet_too_big = 3;
  CHECK(has(rules_of(text_with_conntrack(policy), "gate_input"),
            rule("3/second burst 10") + " drop"));
  policy.mode = policy::Mode::monitor;
  CHECK(has(rules_of(text_with_conntrack(policy), "gate_input"), rule("3/second burst 10")));
  CHECK_FALSE(has(rules_of(text_with_conntrack(policy), "gate_input"),
                  rule("3/second burst 10") + " drop"));
  policy.rates.packet_too_big = 0;
  CHECK_FALSE(has(rules_of(text_with_conntrack(policy), "gate_input"), too_big));
}

TEST_CASE("Packet Too Big in transit passes, of whatever flow") {
  CHECK_FALSE(has(rules_of(text_with_conntrack(defaults(Role::border)), "gate_forward"), too_big));
}

TEST_CASE("what is switched off is not asked of connection tracking") {
  policy::Policy policy = defaults(Role::border);
  policy.actions[policy::index_of(Reason::icmpv6_error_untracked)] = Action::accept;
  policy.actions[policy::index_of(Reason::rate_packet_too_big)] = Action::accept;
  CHECK_FALSE(has(rules_of(text_with_conntrack(policy), "gate_forward"), "ct state invalid"));
}

TEST_CASE("where connection tracking is not used nobody asks for flows") {
  for (const Role role : {Role::border, Role::host}) {
    const std::string text = text_of(defaults(role));
    CHECK(text.find("ct state invalid") == std::string::npos);
    CHECK(text.find("counter rate.packet-too-big") == std::string::npos);
  }
}

}  // namespace

}  // namespace sixgate::kernel
