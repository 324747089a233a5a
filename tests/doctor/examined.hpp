// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "doctor/checks.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"

namespace sixgate::test {

/// A site whose policy is made up, and a machine that is.
struct Examined {
  policy::Policy policy = [] {
    policy::Policy defaults;
    defaults.actions = policy::default_actions(policy::Role::border);
    return defaults;
  }();
  doctor::Machine machine{};
  config::KernelSettings kernel{};
  bool conntrack = false;
  kernel::ZoneNames zones{};

  [[nodiscard]] doctor::Findings by(decltype(doctor::Check::find) check) const {
    return check({.policy = policy, .kernel = kernel, .conntrack = conntrack, .zones = zones},
                 machine);
  }
};

/// The findings that hold the words.
inline doctor::Findings with(const doctor::Findings& findings, std::string_view words) {
  doctor::Findings found;
  std::ranges::copy_if(findings, std::back_inserter(found), [words](const auto& finding) {
    return finding.what.find(words) != std::string::npos;
  });
  return found;
}

/// The severity of the one finding that holds the words.
inline doctor::Severity severity_of(const doctor::Findings& findings, std::string_view words) {
  const auto found = with(findings, words);
  INFO(words);
  REQUIRE(found.size() == 1);
  return found.front().severity;
}

}  // namespace sixgate::test
