// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "sixgate/policy/acceptances.hpp"
#include "sixgate/policy/kernel_reasons.hpp"
#include "sixgate/policy/law.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/rules.hpp"

namespace sixgate::policy {

/// Everything there is to say of one reason. The rule, acceptance or kernel reason behind it is the
/// source.
struct CatalogueRow {
  Reason reason = Reason::default_not_steered;
  std::string_view name;
  std::string_view sentence;
  Law law;
  std::optional<Defaults> defaults;  ///< nothing for a reason that accepts, which has no action

  /// Its rule's place in rules_in_order; nothing for a reason that no rule of the engine gives. Not
  /// the rule itself: all rules would be compiled wherever a reason's name is asked for.
  std::optional<std::size_t> rule;
};

namespace detail {

consteval std::array<CatalogueRow, reason_count> make_catalogue() {
  std::array<CatalogueRow, reason_count> rows{};
  for (std::size_t i = 0; i < reason_count; ++i) {
    rows[i].reason = reason_names[i].reason;
    rows[i].name = reason_names[i].name;
  }
  for (std::size_t i = 0; i < rules_in_order.size(); ++i) {
    const Rule& rule = rules_in_order[i];
    CatalogueRow& row = rows[index_of(rule.reason)];
    row.sentence = rule.sentence;
    row.law = rule.law;
    row.defaults = rule.defaults;
    row.rule = i;
  }
  for (const KernelReason& reason : kernel_reasons) {
    CatalogueRow& row = rows[index_of(reason.reason)];
    if (!row.law.section.empty()) throw "a reason is given twice";
    row.sentence = reason.sentence;
    row.law = reason.law;
    row.defaults = reason.defaults;
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
              "a reason has neither a rule nor an acceptance nor the kernel to give it");

constexpr const CatalogueRow& row_of(Reason reason) { return catalogue[index_of(reason)]; }

/// Every reason's default action in one table.
constexpr Actions default_actions(Role role, bool is_strict = false) {
  Actions actions{};
  actions.fill(Action::accept);
  for (const CatalogueRow& row : catalogue) {
    if (row.defaults.has_value()) actions[index_of(row.reason)] = row.defaults->of(role, is_strict);
  }
  return actions;
}

}  // namespace sixgate::policy
