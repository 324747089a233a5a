// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "doctor/checks.hpp"
#include "doctor/owners.hpp"
#include "doctor/words.hpp"
#include "kernel/interfaces.hpp"

namespace sixgate::doctor {

namespace {

using kernel::Translation;

/// RFC 1918 section 3, and shared address space, RFC 6598 section 7.
constexpr std::array private_networks{
    wire::Prefix(wire::Address::ipv4(0x0a000000), 8),
    wire::Prefix(wire::Address::ipv4(0xac100000), 12),
    wire::Prefix(wire::Address::ipv4(0xc0a80000), 16),
    wire::Prefix(wire::Address::ipv4(0x64400000), 10),
};

bool is_in_one(const wire::Prefix& prefix, std::span<const wire::Prefix> prefixes) {
  return std::ranges::any_of(prefixes, [&prefix](const wire::Prefix& other) {
    return other.length() <= prefix.length() && other.contains(prefix.address());
  });
}

/// Private networks that [site] inside does not have: what rules take as source, and this machine's
/// own but for those outside.
std::set<std::string> find_unlisted(const kernel::Ruleset& ruleset, const Machine& machine) {
  std::vector<wire::Prefix> networks;
  for (const auto& rule : machine.tables.rules) {
    if (rule.translates == Translation::source && rule.source) networks.push_back(*rule.source);
  }
  for (const auto& network : machine.networks) {
    if (kernel::find_zone(ruleset.zones, network.interface) != policy::Zone::outside) {
      networks.push_back(network.prefix);
    }
  }
  std::set<std::string> unlisted;
  for (const wire::Prefix& network : networks) {
    if (is_in_one(network, private_networks) && !is_in_one(network, ruleset.policy.inside)) {
      unlisted.insert(text_of(network));
    }
  }
  return unlisted;
}

std::vector<std::string> tables_that(const Machine& machine, Translation translation) {
  std::set<kernel::TableName> tables;
  for (const auto& rule : machine.tables.rules) {
    if (rule.translates == translation) tables.insert(rule.table);
  }
  std::vector<std::string> names;
  for (const auto& table : tables) names.push_back(owned_name_of(table, machine.tables));
  return names;
}

}  // namespace

Findings check_translation(const kernel::Ruleset& ruleset, const Machine& machine) {
  Findings findings;
  const auto of_sources = tables_that(machine, Translation::source);
  if (!of_sources.empty()) {
    findings.push_back({.severity = Severity::note,
                        .what = joined(of_sources) +
                                " translates sources, after the gate: it sees the addresses of the "
                                "inside as they are there"});
    const auto unlisted = find_unlisted(ruleset, machine);
    if (!unlisted.empty() && !ruleset.policy.inside.empty()) {
      const std::string list = joined({unlisted.begin(), unlisted.end()});
      findings.push_back({.severity = Severity::warning,
                          .what = "[site] inside lacks " + list +
                                  ": to rules that tell ours from others, these are others'",
                          .mend = "add what is behind the translation to [site] inside"});
    }
  }
  const auto of_destinations = tables_that(machine, Translation::destination);
  if (!of_destinations.empty()) {
    findings.push_back({.severity = Severity::note,
                        .what = joined(of_destinations) +
                                " translates destinations, before the gate: services are told by "
                                "the addresses and ports behind the translation"});
  }
  return findings;
}

}  // namespace sixgate::doctor
