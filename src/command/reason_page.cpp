// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/reason_page.hpp"

#include <ostream>
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
void print_expressions(std::ostream& out, const Expressions& expressions) {
  for (const auto& expression : expressions) {
    out << "              " << expression << '\n';
  }
}

/// What the kernel decides by, each with its hooks.
bool print_matches(std::ostream& out, const policy::Steering& steering,
                   const config::Configuration& configuration) {
  bool is_any = false;
  for (const policy::KernelMatch& match : steering.matches) {
    const auto expressions =
        kernel::expressions_of(match, configuration.policy(), configuration.zones());
    if (expressions.empty()) continue;
    is_any = true;
    out << "  decided   by the kernel, for the outermost header, on";
    for (const policy::Hook hook : match.hooks) out << ' ' << policy::name_of(hook);
    out << (match.is_routed ? " where no bridge forwards it, by\n" : ", by\n");
    print_expressions(out, expressions);
  }
  return is_any;
}

void print_steering(std::ostream& out, const policy::Steering& steering,
                    const config::Configuration& configuration) {
  bool brings = false;
  for (const policy::TrafficRow& row : policy::traffic_rows) {
    const auto expressions = kernel::expressions_of(row, configuration.policy());
    if (!overlap(row.traffic, steering.traffic) || expressions.empty()) continue;
    brings = true;
    out << "  brought   to queue " << policy::name_of(row.queue_class) << " by\n";
    print_expressions(out, expressions);
  }
  if (!print_matches(out, steering, configuration) && !brings) {
    out << "  brought   by nothing of its own: it is asked of every packet that is here\n";
  }
}

void print_actions(std::ostream& out, const policy::CatalogueRow& row,
                   const config::Configuration& configuration) {
  using policy::Action;
  const Action action = configuration.policy().action_of(row.reason);
  out << "  defaults  " << policy::name_of(row.defaults->border) << " (border), "
      << policy::name_of(row.defaults->host) << " (host), " << policy::name_of(row.defaults->strict)
      << " (profile strict)\n"
      << "  in force  " << policy::name_of(action)
      << (action == Action::accept ? " (it is not asked), " : ", ")
      << source_of(configuration, row.reason) << '\n';
  if (row.rule) {
    print_steering(out, policy::rules_in_order[*row.rule].steering, configuration);
  } else {
    out << "  decided   by the kernel alone\n";
  }
  out << "  change    with drop, log or accept in the configuration:\n"
      << "              [actions]\n"
      << "              \"" << row.name << "\" = \""
      << policy::name_of(action == Action::drop ? Action::log : Action::drop) << "\"\n";
}

}  // namespace

void print_reason(std::ostream& out, const policy::CatalogueRow& row,
                  const config::Configuration& configuration) {
  out << row.name << ", number " << static_cast<unsigned>(row.reason) << "\n\n"
      << row.sentence << "\n\n"
      << "  law       " << policy::format(row.law).view() << '\n';
  if (row.defaults.has_value()) {
    print_actions(out, row, configuration);
  } else {
    out << "  accepts   what broke no rule; there is no action to change\n";
  }
}

}  // namespace sixgate::command
