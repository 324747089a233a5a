// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/ruleset.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/alive.hpp"
#include "kernel/ruleset_text.hpp"
#include "kernel/timed_sets.hpp"
#include "sixgate/policy/rules.hpp"

namespace sixgate::kernel {

namespace ruleset_text {

void Text::fill_gate(Hook hook) {
  open(gate_chain(hook));
  if (uses(hook)) {
    rule("meta mark & " + pending() + " != 0 " + clear_pending());
    goto_device(hook);
    fill_kernel_rules(hook, false);
    fill_protected(hook);
    if (hook == Hook::input && asks_for_own_source()) {
      rule("iif != \"lo\" meta pkttype host fib saddr type local jump " +
           std::string(own_source_chain));
    }
    if (hook == Hook::forward) rule("jump " + std::string(forwarded_chain));
    fill_unrelated(hook);
    for (const policy::Guarantee& guarantee : policy::guarantees) {
      const bool is_here = std::ranges::find(guarantee.hooks, hook) != guarantee.hooks.end();
      if (is_here && !is_on_every_hook(guarantee)) guarantee_rule(guarantee);
    }
    rule("jump " + std::string(guaranteed_chain));
    if (hook == Hook::output) steer_fragments();
    if (hook != Hook::output) rule("jump " + std::string(blocked_chain));
    rule("goto " + std::string(steer_chain));
  }
  close();
}

bool Text::asks_for_own_source() const {
  return ruleset_.policy.role == policy::Role::host &&
         (ruleset_.policy.action_of(policy::Reason::ipv4_own_source) != Action::accept ||
          ruleset_.policy.action_of(policy::Reason::ipv6_own_source) != Action::accept);
}

void Text::fill_own_source() {
  comment("What comes from a link with an address of this machine as its source. What the machine");
  comment("sends to itself comes by lo, or by the device of a VRF.");
  open(own_source_chain);
  if (asks_for_own_source()) {
    rule("meta iifkind \"vrf\" return");
    for (const auto& [family, reason] : {std::pair{"ipv4", policy::Reason::ipv4_own_source},
                                         std::pair{"ipv6", policy::Reason::ipv6_own_source}}) {
      if (ruleset_.policy.action_of(reason) == Action::accept) continue;
      rule("meta nfproto " + std::string(family) + " " + decides(reason));
    }
  }
  close();
}

void Text::steer_fragments() {
  for (const policy::TrafficRow& row : policy::traffic_rows) {
    if (row.traffic == policy::Traffic::fragments) steer(row);
  }
}

void Text::fill_early() {
  comment("Fragments as they came off the wire, before anything puts them together. Here they may");
  comment("only be dropped: what goes on is no packet yet.");
  open(gate_chain(Hook::prerouting));
  rule("meta mark & " + pending() + " != 0 " + clear_pending());
  for (const std::string& device : devices_at("iif")) rule(device + " meta ipsec missing return");
  fill_kernel_rules(Hook::prerouting, false);
  for (const policy::TrafficRow& row : policy::traffic_rows) {
    if (row.traffic != policy::Traffic::fragments) continue;
    for (const std::string& expression : steered_by(row)) {
      rule(expression + " jump " + std::string(blocked_chain));
    }
  }
  steer_fragments();
  close();
}

void Text::fill_kernel_rules(Hook hook, bool is_routed, bool (*is_meant)(const policy::Rule&)) {
  for (const policy::Rule& kernel_rule : policy::rules_in_order) {
    if (!is_decided_in_kernel(kernel_rule) || !is_meant(kernel_rule)) continue;
    for (const policy::KernelMatch& match : kernel_rule.steering.matches) {
      const bool is_here = std::ranges::find(match.hooks, hook) != match.hooks.end();
      if (!is_here || match.is_routed != is_routed) continue;
      for (const std::string& expression : expressions_of(match, ruleset_.policy, ruleset_.zones)) {
        rule(expression + " " + decides(kernel_rule.reason));
      }
    }
  }
}

void Text::fill_forwarded() {
  comment("From bridge to bridge is taken for bridged, since nft cannot ask whether both are one;");
  comment("from a zone's interface to another it is not. A device may have no kind, and never");
  comment("matches one then.");
  open(forwarded_chain);
  if (uses(Hook::forward)) {
    for (const std::string& crossing : crossings([](policy::Zone) { return true; })) {
      rule(crossing + " goto " + std::string(routed_chain));
    }
    for (const std::vector<std::string>& names : ruleset_.zones) {
      for (const std::string& name : names) {
        if (name.ends_with('*')) continue;
        rule("iifname \"" + name + "\" oifname != \"" + name + "\" goto " +
             std::string(routed_chain));
        rule("oifname \"" + name + "\" iifname != \"" + name + "\" goto " +
             std::string(routed_chain));
      }
    }
    rule("meta iifkind \"bridge\" meta oifkind \"bridge\" return");
    rule("goto " + std::string(routed_chain));
  }
  close();
}

void Text::fill_routed() {
  comment("What is forwarded to another link.");
  open(routed_chain);
  if (uses(Hook::forward)) fill_kernel_rules(Hook::forward, true);
  close();
}

void Text::fill_set(std::string_view set, std::span<const wire::Prefix> prefixes,
                    wire::Family family) {
  const std::string elements = elements_of(prefixes, family);
  if (elements.empty()) return;
  put("add element inet sixgate " + std::string(set) + " { " + elements + " }");
}

void Text::guarantee_rule(const policy::Guarantee& guarantee) {
  if (!guarantee.holds(ruleset_.policy)) return;
  rule("# " + std::string(guarantee.comment));
  for (const std::string_view flaw : guarantee.flaws) rule(std::string(flaw) + " return");
  for (const std::string_view expression : guarantee.expressions) {
    rule(std::string(expression) + " " + counted(name_of(guarantee.reason)) + " accept");
  }
}

void Text::fill_guaranteed() {
  comment("What no network can do without waits for nobody: decided here and never queued.");
  open(guaranteed_chain);
  for (const policy::Guarantee& guarantee : policy::guarantees) {
    if (is_on_every_hook(guarantee)) guarantee_rule(guarantee);
  }
  close();
}

void Text::fill_steer() {
  comment("What some rule asks for; the first that matches names the queue. All else goes on to");
  comment("the rest of the host's ruleset.");
  open(steer_chain);
  for (const policy::TrafficRow& row : policy::traffic_rows) {
    if (row.traffic != policy::Traffic::fragments) steer(row);
  }
  close();
}

void Text::steer(const policy::TrafficRow& row) {
  for (const std::string& expression : steered_by(row)) {
    rule(expression + " goto " + pend_chain(row.queue_class));
  }
}

void Text::fill_pend(policy::QueueClass queue_class) {
  open(pend_chain(queue_class));
  rule("meta mark set meta mark | " + pending());
  rule(counted("steered." + std::string(name_of(queue_class))));
  rule("meta nfproto @" + std::string(alive_set.name) + " jump " + queue_chain(queue_class));
  rule("accept");
  close();
}

void Text::fill_heartbeat() {
  comment("Who renews the dead-man set sends itself a byte that names the family; here it ends.");
  open(heartbeat_chain);
  rule(render_alive_heartbeat());
  close();
}

void Text::fill_backstop(Hook hook) {
  open(backstop_chain(hook));
  if (uses(hook)) {
    rule("meta mark & " + pending() + " != 0 jump " + std::string(unjudged_chain));
    if (holds_services(hook)) rule("jump " + services_chain(hook));
  }
  close();
}

void Text::fill(QueueChains queue_chains) {
  put("table inet sixgate {");
  comment("The gate. The pending bit is sixgate's alone: whoever else set it loses it here.");
  for (const Hook hook : policy::gate_hooks) fill_gate(hook);
  for (const Hook hook : policy::gate_hooks) fill_device(hook);
  fill_device_steer();
  fill_early();
  fill_own_source();
  fill_forwarded();
  fill_routed();
  fill_guaranteed();
  fill_blocked();
  fill_steer();
  fill_heartbeat();
  comment(
      "The pending bit says that nobody has judged the packet yet; accepting it clears the bit.");
  for (const auto queue_class : policy::all_queue_classes) fill_pend(queue_class);
  if (queue_chains == QueueChains::shown) {
    comment("One queue a class. Without a listener the packet goes on to the backstop.");
    for (const auto queue_class : policy::all_queue_classes) {
      open(queue_chain(queue_class));
      rule("queue num " + std::to_string(queue_number(queue_class, ruleset_.kernel.first_queue)) +
           " bypass");
      close();
    }
  }
  comment("The backstop. A packet that is still pending was judged by nobody.");
  for (const Hook hook : policy::all_hooks) fill_backstop(hook);
  fill_unjudged();
  fill_services();
  end_table();
}

}  // namespace ruleset_text

std::string render(const Ruleset& ruleset, QueueChains queue_chains) {
  ruleset_text::Text text(ruleset);
  text.declare(queue_chains);
  text.fill(queue_chains);
  const policy::Policy& policy = ruleset.policy;
  return "# sixgate: role " + std::string(name_of(policy.role)) + ", mode " +
         std::string(name_of(policy.mode)) + ", when-absent " +
         std::string(name_of(ruleset.when_absent)) + ", connection tracking " +
         (ruleset.conntrack ? "used" : "not used") + "\n\n" + text.take();
}

}  // namespace sixgate::kernel
