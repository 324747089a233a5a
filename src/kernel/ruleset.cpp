// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/ruleset.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "kernel/baseline.hpp"
#include "kernel/expressions.hpp"
#include "kernel/names.hpp"
#include "sixgate/policy/guarantees.hpp"
#include "sixgate/policy/rules.hpp"
#include "sixgate/policy/steer.hpp"

namespace sixgate::kernel {

namespace {

using policy::Action;
using policy::Hook;
using policy::WhenAbsent;

constexpr std::string_view guaranteed_chain = "guaranteed";
constexpr std::string_view forwarded_chain = "forwarded";
constexpr std::string_view routed_chain = "routed";
constexpr std::string_view steer_chain = "steer";
constexpr std::string_view unjudged_chain = "unjudged";

/// The counters of packets that were steered and that nobody judged.
constexpr std::string_view passed_open = "unjudged.open";
constexpr std::string_view passed_baseline = "unjudged.baseline-accepted";
constexpr std::string_view dropped = "unjudged.dropped";
constexpr std::string_view would_be_dropped = "unjudged.would-drop";

std::string hexadecimal(std::uint32_t value) {
  std::array<char, 16> text{};
  const int size = std::snprintf(text.data(), text.size(), "0x%08x", value);
  return {text.data(), static_cast<std::size_t>(size)};
}

std::string counted(std::string_view counter) {
  return "counter name \"" + std::string(counter) + "\"";
}

/// The text under construction: a table block is opened and closed, lines stand in chains.
class Text {
 public:
  explicit Text(const Ruleset& ruleset) : ruleset_(ruleset) {}

  [[nodiscard]] std::string take() { return std::move(text_); }

  void declare(QueueChains queue_chains);
  void fill(QueueChains queue_chains);

 private:
  void put(std::string_view line) { text_.append(line).append("\n"); }
  void rule(std::string_view line) { text_.append("\t\t").append(line).append("\n"); }
  void comment(std::string_view line) { text_.append("\t# ").append(line).append("\n"); }
  void open(std::string_view chain) { text_.append("\tchain ").append(chain).append(" {\n"); }
  void close() { put("\t}\n"); }
  void end_table() {
    text_.pop_back();
    put("}");
  }

  void declare_counters();
  void declare_set(std::string_view set, std::string_view type);
  void declare_base(std::string_view chain, Hook hook, int priority);
  void fill_gate(Hook hook);
  void fill_forwarded();
  void fill_routed();
  /// Matches of what goes from an interface of one zone to one of another.
  [[nodiscard]] std::vector<std::string> crossings() const;
  void fill_kernel_rules(Hook hook, bool is_routed);
  void fill_set(std::string_view set, std::span<const wire::Prefix> prefixes, wire::Family family);
  void fill_guaranteed();
  void guarantee_rule(const policy::Guarantee& guarantee);
  /// What nobody judged though policy would guarantee it elsewhere.
  void fill_suspended(std::string_view passes, std::string_view refuses);
  void fill_steer();
  void fill_pend(policy::QueueClass queue_class);
  void fill_backstop(Hook hook);
  void refuse_steered(const std::string& refuses, bool (*is_meant)(const policy::TrafficRow&));
  /// What is brought only to be told of passes where nobody judges, if it is no tunnel too.
  void fill_told(const std::string& passes, const std::string& refuses);
  void fill_unjudged();

  [[nodiscard]] bool enforces() const { return ruleset_.policy.mode == policy::Mode::enforce; }
  [[nodiscard]] bool uses(Hook hook) const {
    return ruleset_.policy.role == policy::Role::border || hook != Hook::forward;
  }
  [[nodiscard]] bool is_decided_in_kernel(const policy::Rule& rule) const {
    return rule.steering.is_decided_in_kernel() &&
           ruleset_.policy.action_of(rule.reason) != Action::accept;
  }
  [[nodiscard]] std::vector<std::string> steered_by(const policy::TrafficRow& row) const {
    if (!policy::is_wanted(row.traffic, ruleset_.policy)) return {};
    return expressions_of(row, ruleset_.policy);
  }
  [[nodiscard]] std::string pending() const { return hexadecimal(ruleset_.kernel.mark); }
  [[nodiscard]] std::string clear_pending() const {
    return "meta mark set meta mark & " + hexadecimal(~ruleset_.kernel.mark);
  }

  const Ruleset& ruleset_;
  std::string text_;
};

void Text::declare_counters() {
  std::set<std::string_view> names;
  for (const policy::Guarantee& guarantee : policy::guarantees)
    names.insert(name_of(guarantee.reason));
  for (const policy::Rule& rule : policy::rules_in_order) {
    if (is_decided_in_kernel(rule)) names.insert(name_of(rule.reason));
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
  comment("The dead-man set: packets are queued only while somebody renews their family.");
  put("\tset alive {\n\t\ttype nf_proto\n\t\tflags timeout\n\t}\n");
  comment("[site] inside");
  declare_set(inside_ipv4_set, "ipv4_addr");
  declare_set(inside_ipv6_set, "ipv6_addr");
  comment("[icmpv6] multicast-echo-from, as far as it is IPv4");
  declare_set(echo_ipv4_set, "ipv4_addr");
  declare_counters();
  comment(
      "Base chains are never deleted: a hook that goes away takes every queued packet with it.");
  for (const Hook hook : policy::all_hooks) {
    chains.push_back(gate_chain(hook));
    declare_base(chains.back(), hook, -20);
    chains.push_back(backstop_chain(hook));
    declare_base(chains.back(), hook, -19);
  }
  put("");
  for (const std::string_view name :
       {forwarded_chain, routed_chain, guaranteed_chain, steer_chain, unjudged_chain}) {
    chains.emplace_back(name);
    put("\tchain " + chains.back() + " { }");
  }
  for (const auto queue_class : policy::all_queue_classes) {
    chains.push_back(pend_chain(queue_class));
    put("\tchain " + chains.back() + " { }");
    put("\tchain " + queue_chain(queue_class) + " { }");
    if (queue_chains == QueueChains::shown) chains.push_back(queue_chain(queue_class));
  }
  put("}\n");
  put("# Emptied and filled again in one transaction.");
  for (const std::string_view set : {inside_ipv4_set, inside_ipv6_set, echo_ipv4_set}) {
    put("flush set inet sixgate " + std::string(set));
  }
  for (const std::string& chain : chains) put("flush chain inet sixgate " + chain);
  fill_set(inside_ipv4_set, ruleset_.policy.inside, wire::Family::ipv4);
  fill_set(inside_ipv6_set, ruleset_.policy.inside, wire::Family::ipv6);
  fill_set(echo_ipv4_set, ruleset_.policy.multicast_echo_from, wire::Family::ipv4);
  put("");
}

void Text::fill_gate(Hook hook) {
  open(gate_chain(hook));
  if (uses(hook)) {
    rule("meta mark & " + pending() + " != 0 " + clear_pending());
    fill_kernel_rules(hook, false);
    if (hook == Hook::forward) rule("jump " + std::string(forwarded_chain));
    for (const policy::Guarantee& guarantee : policy::guarantees) {
      const bool is_here = std::ranges::find(guarantee.hooks, hook) != guarantee.hooks.end();
      if (is_here && !is_on_every_hook(guarantee)) guarantee_rule(guarantee);
    }
    rule("jump " + std::string(guaranteed_chain));
    rule("goto " + std::string(steer_chain));
  }
  close();
}

void Text::fill_kernel_rules(Hook hook, bool is_routed) {
  for (const policy::Rule& kernel_rule : policy::rules_in_order) {
    if (!is_decided_in_kernel(kernel_rule)) continue;
    const bool drops = enforces() && ruleset_.policy.action_of(kernel_rule.reason) == Action::drop;
    const std::string decides = " " + counted(name_of(kernel_rule.reason)) + (drops ? " drop" : "");
    for (const policy::KernelMatch& match : kernel_rule.steering.matches) {
      const bool is_here = std::ranges::find(match.hooks, hook) != match.hooks.end();
      if (!is_here || match.is_routed != is_routed) continue;
      for (const std::string& expression : expressions_of(match, ruleset_.policy, ruleset_.zones)) {
        rule(expression + decides);
      }
    }
  }
}

void Text::fill_forwarded() {
  comment("From bridge to bridge is taken for bridged, since nft cannot ask whether both are one;");
  comment("from zone to zone it is not. A device may have no kind, and never matches one then.");
  open(forwarded_chain);
  if (uses(Hook::forward)) {
    for (const std::string& crossing : crossings()) {
      rule(crossing + " goto " + std::string(routed_chain));
    }
    rule("meta iifkind \"bridge\" meta oifkind \"bridge\" return");
    rule("goto " + std::string(routed_chain));
  }
  close();
}

std::vector<std::string> Text::crossings() const {
  std::vector<std::string> matches;
  for (std::size_t from = 0; from < ruleset_.zones.size(); ++from) {
    for (std::size_t to = 0; to < ruleset_.zones.size(); ++to) {
      if (from == to) continue;
      for (const std::string& in : ruleset_.zones[from]) {
        for (const std::string& out : ruleset_.zones[to]) {
          matches.push_back("iifname \"" + in + "\" oifname \"" + out + "\"");
        }
      }
    }
  }
  return matches;
}

void Text::fill_routed() {
  comment("What is forwarded to another link.");
  open(routed_chain);
  if (uses(Hook::forward)) fill_kernel_rules(Hook::forward, true);
  close();
}

void Text::fill_set(std::string_view set, std::span<const wire::Prefix> prefixes,
                    wire::Family family) {
  std::string elements;
  for (const wire::Prefix& prefix : prefixes) {
    if (prefix.address().family() != family) continue;
    elements += (elements.empty() ? "" : ", ") + std::string(wire::format(prefix).view());
  }
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

void Text::fill_suspended(std::string_view passes, std::string_view refuses) {
  for (const policy::Guarantee& guarantee : policy::guarantees) {
    if (guarantee.holds(ruleset_.policy)) continue;
    for (const std::string_view flaw : guarantee.flaws) {
      rule(std::string(flaw) + " " + std::string(refuses));
    }
    for (const std::string_view expression : guarantee.expressions) {
      rule(std::string(expression) + std::string(passes));
    }
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
    for (const std::string& expression : steered_by(row)) {
      rule(expression + " goto " + pend_chain(row.queue_class));
    }
  }
  close();
}

void Text::fill_pend(policy::QueueClass queue_class) {
  open(pend_chain(queue_class));
  rule("meta mark set meta mark | " + pending());
  rule(counted("steered." + std::string(name_of(queue_class))));
  rule("meta nfproto @alive jump " + queue_chain(queue_class));
  rule("accept");
  close();
}

void Text::fill_backstop(Hook hook) {
  open(backstop_chain(hook));
  if (uses(hook)) {
    rule("meta mark & " + pending() + " != 0 goto " + std::string(unjudged_chain));
  }
  close();
}

void Text::refuse_steered(const std::string& refuses, bool (*is_meant)(const policy::TrafficRow&)) {
  for (const policy::TrafficRow& row : policy::traffic_rows) {
    if (!is_meant(row)) continue;
    for (const std::string& expression : steered_by(row)) rule(expression + " " + refuses);
  }
}

void Text::fill_told(const std::string& passes, const std::string& refuses) {
  for (const policy::TrafficRow& row : policy::traffic_rows) {
    const bool is_name = row.traffic == policy::Traffic::discovery_names;
    if (!is_name || !policy::is_only_told(row.traffic, ruleset_.policy)) continue;
    refuse_steered(refuses, [](const policy::TrafficRow& other) {
      return other.is_by_port || other.traffic == policy::Traffic::teredo;
    });
    for (const std::string& expression : steered_by(row)) rule(expression + passes);
  }
}

void Text::fill_unjudged() {
  const WhenAbsent when_absent = ruleset_.when_absent;
  const std::string refuses =
      enforces() ? counted(dropped) + " drop" : counted(would_be_dropped) + " accept";
  comment("when-absent = " + std::string(name_of(when_absent)) +
          (enforces() ? "" : "; monitor mode drops nothing"));
  open(unjudged_chain);
  rule(clear_pending());
  if (when_absent == WhenAbsent::open) {
    rule(counted(passed_open) + " accept");
    return close();
  }
  if (when_absent == WhenAbsent::baseline) {
    const std::string passes = " " + counted(passed_baseline) + " accept";
    fill_suspended(passes, refuses);
    for (const std::string_view expression : baseline) rule(std::string(expression) + passes);
    rule(std::string(ipv4_options.view()) + passes);
    if (ruleset_.conntrack) {
      refuse_steered(refuses, [](const policy::TrafficRow& row) { return row.is_by_port; });
      rule(std::string(no_tunnel.view()) + " " + std::string(established) + passes);
    }
    fill_told(passes, refuses);
  }
  rule(refuses);
  close();
}

void Text::fill(QueueChains queue_chains) {
  put("table inet sixgate {");
  comment("The gate. The pending bit is sixgate's alone: whoever else set it loses it here.");
  for (const Hook hook : policy::all_hooks) fill_gate(hook);
  fill_forwarded();
  fill_routed();
  fill_guaranteed();
  fill_steer();
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
  end_table();
}

}  // namespace

std::string render(const Ruleset& ruleset, QueueChains queue_chains) {
  Text text(ruleset);
  text.declare(queue_chains);
  text.fill(queue_chains);
  const policy::Policy& policy = ruleset.policy;
  return "# sixgate: role " + std::string(name_of(policy.role)) + ", mode " +
         std::string(name_of(policy.mode)) + ", when-absent " +
         std::string(name_of(ruleset.when_absent)) + ", connection tracking " +
         (ruleset.conntrack ? "used" : "not used") + "\n\n" + text.take();
}

}  // namespace sixgate::kernel
