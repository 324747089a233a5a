// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/expressions.hpp"
#include "kernel/helper.hpp"
#include "kernel/names.hpp"
#include "kernel/ruleset.hpp"
#include "sixgate/policy/guarantees.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/steer.hpp"

/// How ruleset.hpp's render() writes the table: what is declared once, what is filled on every
/// load, and what becomes of packets that nobody judged.
namespace sixgate::kernel::ruleset_text {

using policy::Action;
using policy::Hook;
using policy::WhenAbsent;

inline constexpr std::string_view guaranteed_chain = "guaranteed";
inline constexpr std::string_view forwarded_chain = "forwarded";
inline constexpr std::string_view routed_chain = "routed";
inline constexpr std::string_view blocked_chain = "blocked";
inline constexpr std::string_view own_source_chain = "own_source";
inline constexpr std::string_view steer_chain = "steer";
inline constexpr std::string_view device_steer_chain = "device_steer";
inline constexpr std::string_view unjudged_chain = "unjudged";
inline constexpr std::string_view needs_none_chain = "needs_no_service";

/// Who is held to services on a hook, and what these open there.
inline std::string services_chain(Hook hook) { return "services_" + std::string(name_of(hook)); }
inline std::string open_chain(Hook hook) { return "open_" + std::string(name_of(hook)); }

/// The counters of packets that were steered and that nobody judged.
inline constexpr std::string_view passed_open = "unjudged.open";
inline constexpr std::string_view passed_baseline = "unjudged.baseline-accepted";
inline constexpr std::string_view dropped = "unjudged.dropped";
inline constexpr std::string_view would_be_dropped = "unjudged.would-drop";

inline std::string device_chain(Hook hook) { return "device_" + std::string(name_of(hook)); }

inline std::string counted(std::string_view counter) {
  return "counter name \"" + std::string(counter) + "\"";
}

/// `MATCH RULE`, where the match may be empty.
inline std::string when(const std::string& match, const std::string& rule) {
  return match.empty() ? rule : match + " " + rule;
}

/// The text under construction: a table block is opened and closed, lines stand in chains.
class Text {
 public:
  explicit Text(const Ruleset& ruleset) : ruleset_(ruleset) {}

  [[nodiscard]] std::string take() { return std::move(text_); }

  void declare(QueueChains queue_chains);
  void fill(QueueChains queue_chains);

  /// Of kernel::depends_on_flows().
  [[nodiscard]] bool depends_on_flows() const;

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
  void declare_timed_sets();
  void declare_base(std::string_view chain, Hook hook, int priority);
  void fill_gate(Hook hook);
  void fill_early();
  void steer_fragments();
  /// A host's own addresses as sources from outside it, whatever flow they claim to be of.
  void fill_own_source();
  [[nodiscard]] bool asks_for_own_source() const;
  /// What a tunnel carries that ends here, by its device; the rest of it is judged in the tunnel's
  /// packet.
  void fill_device(Hook hook);
  void fill_device_steer();
  void goto_device(Hook hook);
  /// tunnel.unprotected of tunnels whose IPsec ends in this machine, where a packet is seen in
  /// clear and only the kernel knows what was around it, or will be.
  void fill_protected(Hook hook);
  /// ICMPv6 errors about packets of no flow, as connection tracking sees it, before they are
  /// guaranteed or steered.
  void fill_unrelated(Hook hook);
  /// The reason under which the kernel tells of a native one.
  [[nodiscard]] policy::Reason unrelated_reason() const {
    return ruleset_.policy.role == policy::Role::host ? policy::Reason::icmpv6_error_unrelated
                                                      : policy::Reason::icmpv6_error_untracked;
  }
  void fill_forwarded();
  void fill_routed();
  /// Matches of what goes from an interface of one zone, of those meant, to one of another.
  template <typename IsMeant>
  [[nodiscard]] std::vector<std::string> crossings(IsMeant is_meant) const {
    std::vector<std::string> matches;
    for (const policy::Zone from : policy::all_zones) {
      for (const policy::Zone to : policy::all_zones) {
        if (from == to || !is_meant(from)) continue;
        for (const std::string& in : ruleset_.zones[static_cast<std::size_t>(from)]) {
          for (const std::string& out : ruleset_.zones[static_cast<std::size_t>(to)]) {
            matches.push_back("iifname \"" + in + "\" oifname \"" + out + "\"");
          }
        }
      }
    }
    return matches;
  }
  void fill_kernel_rules(Hook hook, bool is_routed,
                         bool (*is_meant)(const policy::Rule&) = policy::any_rule);
  void steer(const policy::TrafficRow& row);
  void fill_set(std::string_view set, std::span<const wire::Prefix> prefixes, wire::Family family);
  void fill_guaranteed();
  void guarantee_rule(const policy::Guarantee& guarantee);
  /// What nobody judged though policy would guarantee it elsewhere.
  void fill_suspended(std::string_view passes, std::string_view refuses);
  void fill_blocked();
  void fill_steer();
  void fill_heartbeat();
  void fill_pend(policy::QueueClass queue_class);
  void fill_backstop(Hook hook);
  void refuse_steered(const std::string& refuses, bool (*is_meant)(const policy::TrafficRow&));
  /// What is brought only to be told of passes where nobody judges, if it is no tunnel too.
  void fill_told(const std::string& passes, const std::string& refuses);
  void fill_unjudged();

  void declare_services();
  [[nodiscard]] static std::vector<std::string> service_chains();
  void fill_services();
  void fill_services(Hook hook);
  void fill_services_forward();
  void fill_services_input();
  void fill_services_output();
  /// The interfaces of zones that enforce services, as [zones] has them.
  [[nodiscard]] std::vector<std::string> enforced_names() const;
  void fill_open(Hook hook);
  /// A match of what needs no service, and the reason under which it passes.
  struct NeedsNone {
    std::string match;
    policy::Reason reason;
  };
  [[nodiscard]] std::vector<NeedsNone> needs_none() const;
  void fill_needs_none();
  /// Gives new flows of services with a helper that helper, whatever zone they come from.
  void helper_rules(Hook hook);
  [[nodiscard]] bool is_wanted(const HelperObject& object) const;
  [[nodiscard]] bool enforces_services() const;
  [[nodiscard]] bool enforces_services(Hook hook) const;
  /// Whether what comes out of tunnels that end here is held to services, whatever the zone.
  [[nodiscard]] bool holds_devices(Hook hook) const;
  [[nodiscard]] bool holds_services(Hook hook) const {
    return enforces_services(hook) || holds_devices(hook);
  }

  /// What a rule that the kernel decides does: counts under the reason, and drops where the
  /// reason's action says so and the mode enforces.
  [[nodiscard]] std::string decides(policy::Reason reason) const {
    const bool drops = enforces() && ruleset_.policy.action_of(reason) == Action::drop;
    return counted(name_of(reason)) + (drops ? " drop" : "");
  }
  [[nodiscard]] bool enforces() const { return ruleset_.policy.mode == policy::Mode::enforce; }
  /// The names of the devices in which tunnels end, as nft takes a set; empty where none does.
  [[nodiscard]] std::string devices() const;
  /// Matches of what comes in by one of them, `iif`, or goes out by one, `oif`; no other kind of
  /// interface with such a name.
  [[nodiscard]] std::vector<std::string> devices_at(std::string_view side) const;
  [[nodiscard]] bool has_protected() const {
    return std::ranges::any_of(ruleset_.policy.tunnels, [](const policy::Tunnel& tunnel) {
      return tunnel.protect == policy::Protection::ipsec;
    });
  }
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

}  // namespace sixgate::kernel::ruleset_text
