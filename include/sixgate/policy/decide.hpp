// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "sixgate/packet/layer.hpp"
#include "sixgate/policy/acceptances.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/passage.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/rules.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::policy {

namespace detail {

/// Asks every rule of one layer. False where one dropped, which the verdict then says.
constexpr bool passes(const Facts& facts, Decision& decision) {
  for (const Rule& rule : rules_in_order) {
    const Action action = facts.policy.action_of(rule.reason);
    if (action == Action::accept || !concerns(rule.subject, facts) || !rule.matches(facts))
      continue;
    if (action == Action::drop) {
      decision.verdict = Verdict::drop(rule.reason, facts.depth);
      return false;
    }
    decision.notes.push({rule.reason, static_cast<std::uint8_t>(facts.depth)});
  }
  return true;
}

}  // namespace detail

/// Decides one packet: every layer, outermost first, by every rule in order. The first that drops
/// is the verdict; without one the packet is accepted, for the innermost layer's reason.
constexpr Decision decide(const packet::Headers& headers, const Arrival& arrival,
                          const Policy& policy, const Recollection& recollection) {
  Decision decision{.verdict = Verdict::accept(Reason::default_native, 0), .notes = {}};
  const packet::Layer* outer = nullptr;
  Passage carrier;
  for (std::size_t depth = 0; depth < headers.layers.size(); ++depth) {
    const packet::Layer& layer = headers.layers[depth];
    const Passage passage = find_passage(layer, arrival, policy);
    const Facts facts{.headers = headers,
                      .depth = depth,
                      .layer = layer,
                      .outer = outer,
                      .passage = passage,
                      .carrier = carrier,
                      .arrival = arrival,
                      .policy = policy,
                      .recollection = recollection};
    if (!detail::passes(facts, decision)) return decision;
    if (facts.is_innermost()) {
      const Acceptance* const acceptance = find_acceptance(facts);
      decision.verdict = Verdict::accept(
          acceptance != nullptr ? acceptance->reason : Reason::default_tunnelled, depth);
    }
    outer = &layer;
    carrier = passage;
  }
  return decision;
}

}  // namespace sixgate::policy
