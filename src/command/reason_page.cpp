// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/reason_page.hpp"

#include <iostream>
#include <string>

#include "kernel/expressions.hpp"

namespace sixgate::command {

namespace {

/// The default says which column of the defaults it is; anything else, where it was set.
std::string source_of(const config::Configuration& configuration, policy::Reason reason) {
  const config::Origin origin = configuration.origin_of(reason);
  if (!origin.file.empty()) return "set by " + config::format(origin);
  return "the default of role " + std::string(policy::name_of(configuration.policy().role));
}

template <typename Expressions>
void print_expressions(const Expressions& expressions) {
  for (const auto& expression : expressions) {
    std::cout << "              " << expression << '\n';
  }
}

/// What the kernel decides by, each with its hooks.
bool print_matches(const policy::Steering& steering, const config::Configuration& configuration) {
  bool is_any = false;
  for (const policy::KernelMatch& match : steering.matches) {
    const auto expressions =
        kernel::expressions_of(match, configuration.policy(), configuration.zones());
    if (expressions.empty()) continue;
    is_any = true;
    std::cout << "  decided   by the kernel, for the outermost header, on";
    for (const policy::Hook hook : match.hooks) std::cout << ' ' << policy::name_of(hook);
    std::cout << (match.is_routed ? " where no bridge forwards it, by\n" : ", by\n");
    print_expressions(expressions);
  }
  return is_any;
}

void print_steering(const policy::Steering& steering, const config::Configuration& configuration) {
  bool brings = false;
  for (const policy::TrafficRow& row : policy::traffic_rows) {
    const auto expressions = kernel::expressions_of(row, configuration.policy());
    if (!overlap(row.traffic, steering.traffic) || expressions.empty()) continue;
    brings = true;
    std::cout << "  brought   to queue " << policy::name_of(row.queue_class) << " by\n";
    print_expressions(expressions);
  }
  if (!print_matches(steering, configuration) && !brings) {
    std::cout << "  brought   by nothing of its own: it is asked of every packet that is here\n";
  }
}

void print_actions(const policy::CatalogueRow& row, const config::Configuration& configuration) {
  using policy::Action;
  const Action action = configuration.policy().action_of(row.reason);
  std::cout << "  defaults  " << policy::name_of(row.defaults->border) << " (border), "
            << policy::name_of(row.defaults->host) << " (host), "
            << policy::name_of(row.defaults->strict) << " (profile strict)\n"
            << "  in force  " << policy::name_of(action)
            << (action == Action::accept ? " (it is not asked), " : ", ")
            << source_of(configuration, row.reason) << '\n';
  if (row.rule) {
    print_steering(policy::rules_in_order[*row.rule].steering, configuration);
  } else {
    std::cout << "  decided   by the kernel alone\n";
  }
  std::cout << "  change    with drop, log or accept in the configuration:\n"
            << "              [actions]\n"
            << "              \"" << row.name << "\" = \""
            << policy::name_of(action == Action::drop ? Action::log : Action::drop) << "\"\n";
}

}  // namespace

void print_reason(const policy::CatalogueRow& row, const config::Configuration& configuration) {
  std::cout << row.name << ", number " << static_cast<unsigned>(row.reason) << "\n\n"
            << row.sentence << "\n\n"
            << "  law       " << policy::format(row.law).view() << '\n';
  if (row.defaults.has_value()) {
    print_actions(row, configuration);
  } else {
    std::cout << "  accepts   what broke no rule; there is no action to change\n";
  }
}

}  // namespace sixgate::command
