// SPDX-License-Identifier: GPL-2.0-or-later
#include <set>

#include "doctor/checks.hpp"
#include "doctor/owners.hpp"
#include "doctor/words.hpp"

namespace sixgate::doctor {

namespace {

/// Of the table of flows, from which on it is told of, percent.
constexpr std::int64_t nearly_full = 80;

std::vector<std::string> users_of(const kernel::ForeignTables& tables) {
  std::set<kernel::TableName> users;
  for (const auto& rule : tables.rules) {
    if (rule.needs_conntrack) users.insert(rule.table);
  }
  std::vector<std::string> names;
  for (const auto& user : users) names.push_back(owned_name_of(user, tables));
  return names;
}

constexpr std::string_view reassembled =
    "fragments are put together before forward, and judged as fragments before that, at prerouting";

Finding find_use(const kernel::Ruleset& ruleset, const Machine& machine) {
  const auto users = users_of(machine.tables);
  const auto flows = machine.sysctls.number("net/netfilter/nf_conntrack_count").value_or(0);
  const bool runs = !users.empty() || flows > 0;
  const std::string who =
      users.empty() ? std::to_string(flows) + " flows are tracked" : joined(users) + " needs it";
  if (runs && ruleset.conntrack) {
    return {.severity = Severity::ok,
            .what = "it runs (" + who + "), and sixgate uses it: " + std::string(reassembled)};
  }
  if (runs) {
    return {.severity = Severity::note,
            .what = "it runs (" + who +
                    ") though sixgate does not use it: " + std::string(reassembled)};
  }
  if (ruleset.conntrack) {
    return {.severity = Severity::note,
            .what = "nobody else needs it: sixgate switches it on for the whole namespace, and " +
                    std::string(reassembled),
            .mend =
                "where that must not be, set [kernel] conntrack = \"off\", and enforce = [] in "
                "[zones]"};
  }
  return {.severity = Severity::ok,
          .what =
              "it does not run, and sixgate does not switch it on: asymmetric paths do no harm, "
              "and the gate sees fragments as they are"};
}

}  // namespace

Findings check_conntrack(const kernel::Ruleset& ruleset, const Machine& machine) {
  Findings findings{find_use(ruleset, machine)};
  const auto flows = machine.sysctls.number("net/netfilter/nf_conntrack_count").value_or(0);
  const auto most = machine.sysctls.number("net/netfilter/nf_conntrack_max").value_or(0);
  if (most > 0 && flows * 100 >= most * nearly_full) {
    findings.push_back({.severity = Severity::warning,
                        .what = std::to_string(flows) + " of at most " + std::to_string(most) +
                                " flows: the kernel drops new ones when it is full",
                        .mend = "raise net.netfilter.nf_conntrack_max"});
  }
  for (const auto& rule : machine.tables.rules) {
    if (!rule.leaves_untracked) continue;
    findings.push_back(
        {.severity = Severity::note,
         .what = place_of(rule) + " leaves packets untracked" +
                 (ruleset.conntrack ? ": to sixgate they are never established" : "")});
  }
  return findings;
}

}  // namespace sixgate::doctor
