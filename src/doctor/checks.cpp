// SPDX-License-Identifier: GPL-2.0-or-later
#include "doctor/checks.hpp"

#include <utility>

namespace sixgate::doctor {

Findings examine(const kernel::Ruleset& ruleset, const Machine& machine) {
  Findings all;
  for (const Check& check : checks) {
    Findings found = check.find(ruleset, machine);
    if (found.empty()) found.push_back({.severity = Severity::ok, .what = "nothing in the way"});
    for (Finding& finding : found) {
      finding.check = check.name;
      all.push_back(std::move(finding));
    }
  }
  return all;
}

}  // namespace sixgate::doctor
