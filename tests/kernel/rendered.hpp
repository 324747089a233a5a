// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "kernel/ruleset.hpp"
#include "sixgate/policy/catalogue.hpp"

/// What render() gives, cut into chains.
namespace sixgate::kernel {

inline policy::Policy defaults(policy::Role role) {
  policy::Policy policy;
  policy.role = role;
  policy.actions = policy::default_actions(role);
  if (role == policy::Role::host) policy.enforced = policy::ZoneSet::all();
  return policy;
}

/// What is printed for a policy.
inline std::string text_of(const policy::Policy& policy,
                           policy::WhenAbsent when_absent = policy::WhenAbsent::baseline,
                           bool conntrack = false) {
  return render(
      {.policy = policy, .when_absent = when_absent, .kernel = {}, .conntrack = conntrack},
      QueueChains::shown);
}

/// What is loaded for a border as it is by default.
inline std::string loaded_text() {
  const policy::Policy policy = defaults(policy::Role::border);
  return render({.policy = policy, .kernel = {}}, QueueChains::left_out);
}

/// The rules of a chain, without comments and indentation. A chain is declared first and filled
/// after that; the fuller one counts.
inline std::vector<std::string> rules_of(const std::string& text, const std::string& chain) {
  std::istringstream lines(text.substr(text.rfind("\tchain " + chain + " {")));
  std::vector<std::string> rules;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line) && line != "\t}") {
    line.erase(0, line.find_first_not_of('\t'));
    if (!line.starts_with('#')) rules.push_back(line);
  }
  return rules;
}

inline bool has(const std::vector<std::string>& rules, const std::string& part) {
  return std::ranges::any_of(
      rules, [&part](const std::string& rule) { return rule.find(part) != std::string::npos; });
}

}  // namespace sixgate::kernel
