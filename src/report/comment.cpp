// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/comment.hpp"

#include <string_view>

#include "sixgate/policy/catalogue.hpp"

namespace sixgate::report {

std::string comment(const policy::Decision& decision, policy::Mode mode,
                    std::optional<policy::Hook> hook) {
  const policy::Verdict& verdict = decision.verdict;
  const bool is_spared = verdict.is_drop() && mode == policy::Mode::monitor;
  const policy::CatalogueRow& row = policy::row_of(verdict.reason());
  std::string text = verdict.is_drop() && !is_spared ? "drop " : "accept ";
  text.append(row.name).append(", ").append(policy::format(row.law).view());
  if (hook) text.append(", on ").append(policy::name_of(*hook));
  std::string_view before = ", noted ";
  for (const policy::Note& note : decision.notes) {
    text.append(before).append(policy::name_of(note.reason));
    before = " ";
  }
  if (is_spared) text += " (would drop)";
  return text;
}

}  // namespace sixgate::report
