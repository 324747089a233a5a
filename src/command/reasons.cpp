// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>

#include "command/command.hpp"
#include "command/options.hpp"
#include "report/json.hpp"
#include "sixgate/policy/catalogue.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "reasons [OPTION...]",
    .about =
        "Lists every reason for a verdict: its default action in each role and in profile\n"
        "strict, its action in force now, the law it comes from, what it means. Reasons that\n"
        "accept have no action."};

/// border, host, strict, now.
using Columns = std::array<std::string_view, 4>;

Columns actions_of(const policy::CatalogueRow& row, const policy::Policy& policy) {
  if (!row.defaults) return {"-", "-", "-", "-"};
  const policy::Defaults& defaults = *row.defaults;
  return {policy::name_of(defaults.border), policy::name_of(defaults.host),
          policy::name_of(defaults.strict), policy::name_of(policy.action_of(row.reason))};
}

void print_line(std::string_view name, const Columns& actions, std::string_view law,
                std::string_view sentence) {
  std::size_t name_width = 0;
  std::size_t law_width = 0;
  for (const policy::CatalogueRow& row : policy::catalogue) {
    name_width = std::max(name_width, row.name.size());
    law_width = std::max(law_width, policy::format(row.law).view().size());
  }
  std::cout << std::left << std::setw(static_cast<int>(name_width)) << name << "  ";
  for (const std::string_view action : actions) std::cout << std::setw(6) << action << "  ";
  std::cout << std::setw(static_cast<int>(law_width)) << law << "  " << sentence << '\n';
}

void print_json(const policy::CatalogueRow& row, const config::Configuration& configuration) {
  report::JsonObject object;
  object.text("reason", row.name).number("number", static_cast<std::uint64_t>(row.reason));
  object.text("verdict", row.defaults.has_value() ? "drop" : "accept");
  if (row.defaults.has_value()) {
    const Columns actions = actions_of(row, configuration.policy());
    report::JsonObject defaults;
    defaults.text("border", actions[0]).text("host", actions[1]).text("strict", actions[2]);
    object.value("defaults", defaults.line()).text("action", actions[3]);
    object.text("origin", config::format(configuration.origin_of(row.reason)));
  }
  object.text("law", policy::format(row.law).view()).text("sentence", row.sentence);
  std::cout << object.line() << '\n';
}

}  // namespace

int reasons(std::vector<std::string> words) {
  auto options = configuration_options();
  options.add_options()("json", "one JSON object a reason instead of text");
  const auto line = read_command_line(synopsis, options, {.least = 0, .most = 0}, words);
  if (!line) return done;

  const config::Configuration configuration = line->configuration();
  if (!line->has("json")) {
    print_line("REASON", {"BORDER", "HOST", "STRICT", "NOW"}, "LAW", "MEANING");
  }
  for (const policy::CatalogueRow& row : policy::catalogue) {
    if (line->has("json")) {
      print_json(row, configuration);
    } else {
      print_line(row.name, actions_of(row, configuration.policy()), policy::format(row.law).view(),
                 row.sentence);
    }
  }
  return done;
}

}  // namespace sixgate::command
