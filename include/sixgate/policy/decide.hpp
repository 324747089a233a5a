// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "sixgate/policy/acceptances.hpp"
#include "sixgate/policy/answer.hpp"
#include "sixgate/policy/asked.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/rules.hpp"
#include "sixgate/policy/verdict.hpp"
#include "sixgate/policy/visit.hpp"

namespace sixgate::policy {

namespace detail {

/// Asks the rules of one layer, and tells each answer. False where one dropped, which the verdict
/// then says.
template <typename Hear>
constexpr bool passes(const Facts& facts, const Subjects& subjects, Decision& decision,
                      Hear& hear) {
  for (std::size_t i = 0; i < rules_in_order.size(); ++i) {
    const Rule& rule = rules_in_order[i];
    if (!subjects.contains(rule.subject) || !is_asked(i, facts)) continue;
    const Action action = facts.policy.action_of(rule.reason);
    const bool is_hit = action != Action::accept && rule.matches(facts);
    hear(Answer{rule, facts.depth, action, is_hit});
    if (!is_hit) continue;
    if (action == Action::drop) {
      decision.verdict = Verdict::drop(rule.reason, facts.depth);
      return false;
    }
    decision.notes.push({rule.reason, static_cast<std::uint8_t>(facts.depth)});
  }
  return true;
}

}  // namespace detail

/// Decides one packet: every layer, outermost first, by every rule of this visit in order. The
/// first that drops is the verdict; without one the packet is accepted, for the innermost layer's
/// reason. A fragment at prerouting may be dropped; as one that goes on it is no packet yet, and
/// the reason of its acceptance means nothing.
///
/// hear  is told the answer of every rule whose subject a layer has, in the order of asking
template <typename Hear = Unheard>
constexpr Decision decide(const Visit& visit, const Recollection& recollection, Hear hear = {}) {
  Decision decision{.verdict = Verdict::accept(Reason::default_native, 0), .notes = {}};
  for (std::size_t depth = 0; depth < visit.headers.layers.size(); ++depth) {
    Contents contents;
    const Facts facts = find_facts(visit, depth, contents, recollection);
    const Subjects subjects = find_subjects(facts);
    read_contents(visit.packet, facts.layer, visit.policy.declared(), subjects, contents);
    if (!detail::passes(facts, subjects, decision, hear)) return decision;
    if (facts.is_innermost()) {
      const Acceptance* const acceptance = find_acceptance(facts);
      decision.verdict = Verdict::accept(
          acceptance != nullptr ? acceptance->reason : Reason::default_tunnelled, depth);
    }
  }
  return decision;
}

}  // namespace sixgate::policy
