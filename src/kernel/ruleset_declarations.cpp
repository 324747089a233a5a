// SPDX-License-Identifier: GPL-2.0-or-later
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/ruleset_text.hpp"
#include "sixgate/policy/kernel_reasons.hpp"
#include "sixgate/policy/rules.hpp"

namespace sixgate::kernel::ruleset_text {

void Text::declare_counters() {
  std::set<std::string_view> names;
  for (const policy::Guarantee& guarantee : policy::guarantees)
    names.insert(name_of(guarantee.reason));
  for (const policy::Rule& rule : policy::rules_in_order) {
    if (is_decided_in_kernel(rule)) names.insert(name_of(rule.reason));
  }
  if (has_protected()) names.insert(name_of(policy::Reason::tunnel_unprotected));
  if (ruleset_.conntrack) {
    names.insert(name_of(unrelated_reason()));
    names.insert(name_of(policy::Reason::rate_packet_too_big));
  }
  for (const policy::KernelReason& reason : policy::kernel_reasons) {
    if (reason.is_counted) names.insert(name_of(reason.reason));
  }
  for (const NeedsNone& row : needs_none()) names.insert(name_of(row.reason));
  for (const policy::Reason reason :
       {policy::Reason::flow_established, policy::Reason::service_allowed,
        policy::Reason::service_closed}) {
    names.insert(name_of(reason));
  }
  comment("What the kernel decides by itself, under the reasons of the engine.");
  for (const std::string_view name : names) put("\tcounter " + std::string(name) + " { }");
  comment("What was brought to a queue.");
  for (const auto queue_class : policy::all_queue_classes) {
    put("\tcounter steered." + std::string(name_of(queue_class)) + " { }");
  }
  comment("What was steered and judged by nobody.");
  for (const auto name : {passed_open, passed_baseline, dropped, would_be_dropped}) {
    put("\tcounter " + std::string(name) + " { }");
  }
  put("");
}

void Text::declare_set(std::string_view set, std::string_view type) {
  put("\tset " + std::string(set) + " {\n\t\ttype " + std::string(type) +
      "\n\t\tflags interval\n\t\tauto-merge\n\t}\n");
}

void Text::declare_base(std::string_view chain, Hook hook, int priority) {
  open(chain);
  rule("type filter hook " + std::string(name_of(hook)) + " priority " + std::to_string(priority) +
       "; policy accept;");
  put("\t}");
}

void Text::declare(QueueChains queue_chains) {
  std::vector<std::string> chains;
  put("table inet sixgate {");
  declare_timed_sets();
  comment("[site] inside");
  declare_set(inside_ipv4_set, "ipv4_addr");
  declare_set(inside_ipv6_set, "ipv6_addr");
  comment("[icmpv6] multicast-echo-from");
  declare_set(echo_ipv4_set, "ipv4_addr");
  declare_set(echo_ipv6_set, "ipv6_addr");
  declare_counters();
  declare_services();
  comment(
      "Base chains are never deleted: a hook that goes away takes every queued packet with it.");
  for (const Hook hook : policy::all_hooks) {
    chains.push_back(gate_chain(hook));
    declare_base(chains.back(), hook, gate_priority(hook));
    chains.push_back(backstop_chain(hook));
    declare_base(chains.back(), hook, backstop_priority(hook));
  }
  chains.emplace_back(heartbeat_chain);
  declare_base(heartbeat_chain, Hook::output, heartbeat_priority);
  put("");
  for (const std::string_view name :
       {forwarded_chain, routed_chain, own_source_chain, guaranteed_chain, blocked_chain,
        steer_chain, device_steer_chain, unjudged_chain}) {
    chains.emplace_back(name);
    put("\tchain " + chains.back() + " { }");
  }
  for (const Hook hook : policy::gate_hooks) {
    chains.push_back(device_chain(hook));
    put("\tchain " + chains.back() + " { }");
  }
  for (const std::string& name : service_chains()) {
    chains.push_back(name);
    put("\tchain " + name + " { }");
  }
  for (const auto queue_class : policy::all_queue_classes) {
    chains.push_back(pend_chain(queue_class));
    put("\tchain " + chains.back() + " { }");
    put("\tchain " + queue_chain(queue_class) + " { }");
    if (queue_chains == QueueChains::shown) chains.push_back(queue_chain(queue_class));
  }
  comment("Nothing jumps here. `sixgate rules install` notes what it installed.");
  chains.emplace_back(installed_chain);
  put("\tchain " + chains.back() + " { }");
  put("}\n");
  put("# Emptied and filled again in one transaction.");
  for (const std::string_view set :
       {inside_ipv4_set, inside_ipv6_set, echo_ipv4_set, echo_ipv6_set}) {
    put("flush set inet sixgate " + std::string(set));
  }
  for (const std::string& chain : chains) put("flush chain inet sixgate " + chain);
  fill_set(inside_ipv4_set, ruleset_.policy.inside, wire::Family::ipv4);
  fill_set(inside_ipv6_set, ruleset_.policy.inside, wire::Family::ipv6);
  fill_set(echo_ipv4_set, ruleset_.policy.multicast_echo_from, wire::Family::ipv4);
  fill_set(echo_ipv6_set, ruleset_.policy.multicast_echo_from, wire::Family::ipv6);
  put("");
}

}  // namespace sixgate::kernel::ruleset_text
