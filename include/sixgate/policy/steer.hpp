// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <optional>

#include "sixgate/packet/layer.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/guarantees.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/rules.hpp"
#include "sixgate/policy/traffic.hpp"
#include "sixgate/policy/visit.hpp"

namespace sixgate::policy {

constexpr bool any_rule(const Rule&) { return true; }

/// Whether a kind of traffic is brought to a queue: some rule that is on asks for it.
///
/// is_meant  which rules have a say
constexpr bool is_wanted(Traffic traffic, const Policy& policy,
                         bool (*is_meant)(const Rule&) = any_rule) {
  return std::ranges::any_of(rules_in_order, [&](const Rule& rule) {
    return is_meant(rule) && overlap(rule.steering.traffic, traffic) &&
           policy.action_of(rule.reason) != Action::accept;
  });
}

/// Whether a kind of traffic is brought only to be told of: no rule that asks for it drops.
constexpr bool is_only_told(Traffic traffic, const Policy& policy) {
  return is_wanted(traffic, policy) && std::ranges::none_of(rules_in_order, [&](const Rule& rule) {
           return overlap(rule.steering.traffic, traffic) &&
                  policy.action_of(rule.reason) == Action::drop;
         });
}

/// The kind of traffic as which the kernel would bring a packet here, by its outermost layer; null
/// where it would not.
constexpr const TrafficRow* find_traffic(const packet::Layer& outermost, const Policy& policy) {
  for (const TrafficRow& row : traffic_rows) {
    if (is_wanted(row.traffic, policy) && row.covers(outermost, policy)) return &row;
  }
  return nullptr;
}

/// Whether a rule that the kernel decides itself has something to say of a packet.
constexpr bool is_decided_in_kernel(const packet::Packet& packet, const packet::Headers& headers,
                                    const Arrival& arrival, const Policy& policy) {
  const Recollection nothing;
  Contents contents;
  const Visit visit = make_visit(packet, headers, arrival, policy);
  const Facts facts = find_facts(visit, 0, contents, nothing);
  const Subjects subjects = find_subjects(facts);
  read_contents(packet, facts.layer, policy.declared(), subjects, contents);
  return std::ranges::any_of(rules_in_order, [&](const Rule& rule) {
    return rule.steering.is_decided_in_kernel() && subjects.contains(rule.subject) &&
           policy.action_of(rule.reason) != Action::accept && rule.matches(facts);
  });
}

/// For which reason the kernel passes a packet without bringing it here, in the order in which the
/// gate asks: a guarantee's, or default.not-steered where no rule asks for it. Nothing where it is
/// judged.
constexpr std::optional<Reason> passes_unjudged(const packet::Packet& packet,
                                                const packet::Headers& headers,
                                                const Arrival& arrival, const Policy& policy) {
  if (is_decided_in_kernel(packet, headers, arrival, policy)) return std::nullopt;
  const packet::Layer& outermost = headers.layers[0];
  if (const Guarantee* const guarantee = find_guarantee(packet, outermost, arrival.hook, policy)) {
    return guarantee->reason;
  }
  if (find_traffic(outermost, policy) != nullptr) return std::nullopt;
  return Reason::default_not_steered;
}

}  // namespace sixgate::policy
