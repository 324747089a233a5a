// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "sixgate/policy/acceptances.hpp"
#include "sixgate/policy/law.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/rules.hpp"

namespace sixgate::policy {

/// Everything there is to say of one reason. The rule or acceptance behind it is the source.
struct CatalogueRow {
  Reason reason = Reason::default_not_steered;
  std::string_view name;
  std::string_view sentence;
  Law law;
  const Rule* rule = nullptr;  ///< null for a reason that accepts
};

namespace detail {

/// Traffic that never visits is the one reason that neither a rule nor an acceptance gives.
inline constexpr Law not_steered_law{.rfc = 7045, .section = "2.1"};
inline constexpr std::string_view not_steered_sentence =
    "Traffic that no rule asks for: the kernel does not bring it here.";

consteval std::array<CatalogueRow, reason_count> make_catalogue() {
  std::array<CatalogueRow, reason_count> rows{};
  for (std::size_t i = 0; i < reason_count; ++i) {
    rows[i].reason = reason_names[i].reason;
    rows[i].name = reason_names[i].name;
  }
  CatalogueRow& not_steered = rows[index_of(Reason::default_not_steered)];
  not_steered.sentence = not_steered_sentence;
  not_steered.law = not_steered_law;
  for (const Rule& rule : rules_in_order) {
    rows[index_of(rule.reason)].sentence = rule.sentence;
    rows[index_of(rule.reason)].law = rule.law;
    rows[index_of(rule.reason)].rule = &rule;
  }
  for (const Acceptance& acceptance : acceptances_in_order) {
    CatalogueRow& row = rows[index_of(acceptance.reason)];
    if (!row.law.section.empty()) throw "a reason is given twice";
    row.sentence = acceptance.sentence;
    row.law = acceptance.law;
  }
  return rows;
}

}  // namespace detail

/// One row a reason, in the order of their numbers: the table behind every list of reasons.
inline constexpr std::array<CatalogueRow, reason_count> catalogue = detail::make_catalogue();

static_assert(std::ranges::none_of(catalogue,
                                   [](const CatalogueRow& row) { return row.law.section.empty(); }),
              "a reason has neither a rule nor an acceptance");

constexpr const CatalogueRow& row_of(Reason reason) { return catalogue[index_of(reason)]; }

/// Every rule's default action in one table.
constexpr Actions default_actions(Role role, bool is_strict = false) {
  Actions actions{};
  actions.fill(Action::accept);
  for (const Rule& rule : rules_in_order) {
    actions[index_of(rule.reason)] = rule.defaults.of(role, is_strict);
  }
  return actions;
}

}  // namespace sixgate::policy
