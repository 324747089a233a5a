// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <set>

#include "doctor/checks.hpp"
#include "doctor/owners.hpp"
#include "doctor/words.hpp"
#include "kernel/names.hpp"

namespace sixgate::doctor {

namespace {

using kernel::ForeignChain;
using kernel::ForeignTables;
using kernel::Stage;
using kernel::TableName;

/// Where a base chain stands to the gate.
enum class Position { before, beside, after, elsewhere };

constexpr std::string_view name_of(Position position) {
  switch (position) {
    case Position::before: return "before the gate";
    case Position::beside: return "at the gate's priority";
    case Position::after: return "after the gate";
    case Position::elsewhere: return "apart from the gate";
  }
  return {};
}

Position position_of(const ForeignChain& chain, policy::Role role) {
  const auto& [stage, priority, drops] = *chain.base;
  const std::string& family = chain.table.family;
  if (family == "arp" || family == "bridge") return Position::elsewhere;
  switch (stage) {
    case Stage::ingress: return Position::before;
    case Stage::prerouting: {
      const bool is_ours = priority == kernel::gate_priority(policy::Hook::prerouting) ||
                           priority == kernel::backstop_priority(policy::Hook::prerouting);
      return is_ours ? Position::beside : Position::before;
    }
    case Stage::postrouting:
    case Stage::egress: return Position::after;
    case Stage::forward:
      if (role == policy::Role::host) return Position::elsewhere;
      break;
    case Stage::input:
    case Stage::output: break;
  }
  if (priority < kernel::gate_priority(policy::Hook::forward)) return Position::before;
  return priority > kernel::backstop_priority(policy::Hook::forward) ? Position::after
                                                                     : Position::beside;
}

std::string hook_of(const ForeignChain& chain) {
  return std::string(name_of(chain.base->stage)) + " " + std::to_string(chain.base->priority);
}

/// Whether a packet that no other rule of the chain decides is dropped.
bool drops_the_rest(const ForeignChain& chain, const ForeignTables& tables) {
  return chain.base->drops || std::ranges::any_of(tables.rules, [&chain](const auto& rule) {
           return rule.drops_all && rule.table == chain.table && rule.chain == chain.name;
         });
}

constexpr std::string_view consequence_of(Position position) {
  switch (position) {
    case Position::before: return "sixgate never sees what it drops";
    case Position::after: return "our accept is not final, what it drops stays dropped";
    case Position::beside: return "which of the two comes first is the order they were made in";
    case Position::elsewhere: break;
  }
  return {};
}

void find_in_chain(const ForeignChain& chain, const ForeignTables& tables, policy::Role role,
                   Findings& findings) {
  const Position position = position_of(chain, role);
  const bool drops = drops_the_rest(chain, tables);
  if (position == Position::elsewhere || (!drops && position != Position::beside)) return;
  findings.push_back({.severity = Severity::warning,
                      .what = owned_name_of(chain.table, tables) + ": chain " + chain.name + ", " +
                              hook_of(chain) + ", " + std::string(name_of(position)) +
                              (drops ? ", drops what none of its rules accepts: " : ": ") +
                              std::string(consequence_of(position)),
                      .mend = position == Position::beside ? "give that chain another priority"
                                                           : "let it accept what is to pass"});
}

/// All base chains of a table in one line, and what each is to the gate.
void find_in_table(const TableName& table, const ForeignTables& tables, policy::Role role,
                   Findings& findings) {
  std::vector<std::string> hooks;
  for (const ForeignChain& chain : tables.chains) {
    if (chain.table != table || !chain.base) continue;
    hooks.push_back(hook_of(chain) + " " + std::string(name_of(position_of(chain, role))));
  }
  findings.push_back({.severity = Severity::note,
                      .what = owned_name_of(table, tables) +
                              (hooks.empty() ? " has no hook" : ": " + joined(hooks))});
  for (const Owner* owner : owners_of(table, tables)) {
    if (!owner->remakes) continue;
    findings.push_back({.severity = Severity::note,
                        .what = sixgate::doctor::name_of(table) + ": " + std::string(owner->name) +
                                " deletes and makes it anew on a reload; the kernel then drops "
                                "what waits in any queue of this machine"});
  }
}

}  // namespace

Findings check_tables(const kernel::Ruleset& ruleset, const Machine& machine) {
  const ForeignTables& tables = machine.tables;
  const policy::Role role = ruleset.policy.role;
  Findings findings;
  for (const TableName& table : tables.tables) find_in_table(table, tables, role, findings);
  for (const ForeignChain& chain : tables.chains) {
    if (chain.base) find_in_chain(chain, tables, role, findings);
  }
  for (const TableName& table : tables.legacy) {
    findings.push_back(
        {.severity = Severity::note,
         .what = "iptables-legacy has " + sixgate::doctor::name_of(table) +
                 ", which nft cannot show: mangle and raw come before the gate, filter after it",
         .mend = "look with " + std::string(table.family == "ip" ? "iptables" : "ip6tables") +
                 "-legacy -t " + table.name + " -S"});
  }
  return findings;
}

Findings check_offload(const kernel::Ruleset& /*ruleset*/, const Machine& machine) {
  std::set<TableName> offloading;
  for (const auto& flowtable : machine.tables.flowtables) offloading.insert(flowtable.table);
  for (const auto& rule : machine.tables.rules) {
    if (rule.offloads) offloading.insert(rule.table);
  }
  Findings findings;
  for (const TableName& table : offloading) {
    findings.push_back(
        {.severity = Severity::warning,
         .what = owned_name_of(table, machine.tables) +
                 " offloads flows: once a flow is, its packets pass by every forward hook, and "
                 "sixgate sees no more of them",
         .mend = "add no flow of tunnels, and none that sixgate is to judge, to the flowtable"});
  }
  return findings;
}

Findings check_reverse_path(const kernel::Ruleset& /*ruleset*/, const Machine& machine) {
  Findings findings;
  for (const auto& rule : machine.tables.rules) {
    if (!rule.checks_reverse_path) continue;
    findings.push_back({.severity = Severity::note,
                        .what = place_of(rule) +
                                " compares an interface with the way back: packets of asymmetric "
                                "paths, and of a tunnel whose inner addresses are routed "
                                "elsewhere, may never get to the gate"});
  }
  std::vector<std::string> strict;
  constexpr const char* all = "net/ipv4/conf/all/rp_filter";
  for (const auto& link : machine.links) {
    const auto own =
        machine.sysctls.number(kernel::interface_switch("ipv4", link.name, "rp_filter"));
    const auto general = machine.sysctls.number(all);
    if (!link.is_loopback && std::max(own.value_or(0), general.value_or(0)) == 1) {
      strict.push_back(link.name);
    }
  }
  if (!strict.empty()) {
    findings.push_back({.severity = Severity::note,
                        .what = "rp_filter is strict on " + joined(strict) +
                                ": IPv4 by asymmetric paths is dropped before the gate",
                        .mend = "where paths are asymmetric, set rp_filter to 2 there"});
  }
  return findings;
}

}  // namespace sixgate::doctor
