// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>

#include "sixgate/packet/layer.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/passage.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/rules.hpp"
#include "sixgate/policy/traffic.hpp"

namespace sixgate::policy {

/// Whether a kind of traffic is brought to a queue: some rule that is on asks for it.
constexpr bool is_wanted(Traffic traffic, const Policy& policy) {
  return std::ranges::any_of(rules_in_order, [&](const Rule& rule) {
    return rule.steering.traffic == traffic && policy.action_of(rule.reason) != Action::accept;
  });
}

/// The kind of traffic as which the kernel would bring a packet here, by its outermost layer; null
/// where it would not.
constexpr const TrafficRow* find_traffic(const packet::Layer& outermost, const Policy& policy) {
  for (const TrafficRow& row : traffic_rows) {
    if (is_wanted(row.traffic, policy) && row.covers(outermost)) return &row;
  }
  return nullptr;
}

/// Whether live steering would look at a packet at all: in a queue, or by a rule that the kernel
/// decides itself. What it would not look at is accepted for default.not-steered.
constexpr bool is_steered(const packet::Headers& headers, const Arrival& arrival,
                          const Policy& policy) {
  const packet::Layer& outermost = headers.layers[0];
  if (find_traffic(outermost, policy) != nullptr) return true;
  const Recollection nothing;
  const Facts facts{.headers = headers,
                    .depth = 0,
                    .layer = outermost,
                    .outer = nullptr,
                    .passage = {},
                    .carrier = {},
                    .arrival = arrival,
                    .policy = policy,
                    .recollection = nothing};
  return std::ranges::any_of(rules_in_order, [&](const Rule& rule) {
    return rule.steering.is_decided_in_kernel() &&
           policy.action_of(rule.reason) != Action::accept && concerns(rule.subject, facts) &&
           rule.matches(facts);
  });
}

}  // namespace sixgate::policy
