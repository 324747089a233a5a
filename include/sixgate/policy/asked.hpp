// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/rules.hpp"

/// Which rules are asked where. The kernel shows some packets more than once: a fragment as it
/// comes off the wire and again behind, alone or put together; what a tunnel carries that ends here
/// in its outer packet, and by itself as it comes out of the tunnel's device or goes into it. Each
/// rule is asked of a layer in one of those visits.
namespace sixgate::policy {

/// Whether the kernel decides the rule of fragments as they come off the wire.
constexpr bool is_decided_early(const Rule& rule) {
  return std::ranges::any_of(rule.steering.matches, [](const KernelMatch& match) {
    return std::ranges::find(match.hooks, Hook::prerouting) != match.hooks.end();
  });
}

/// Whether the rule is about fragments, which the kernel shows, or some of them, as they come off
/// the wire.
constexpr bool is_about_fragments(const Rule& rule) {
  return overlap(rule.steering.traffic, Traffic::fragments) || is_decided_early(rule);
}

/// Whether what the rule says depends on the interfaces that the packet itself comes in by and goes
/// out by.
constexpr bool is_about_way(const Rule& rule) {
  return rule.is_about_way || rule.needs != Needs::nothing;
}

namespace detail {

struct Asked {
  bool is_about_fragments = false;
  bool is_decided_early = false;
  bool is_about_way = false;
};

inline constexpr auto asked = [] {
  std::array<Asked, rules_in_order.size()> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Rule& rule = rules_in_order[i];
    rows[i] = {is_about_fragments(rule), is_decided_early(rule), policy::is_about_way(rule)};
  }
  return rows;
}();

}  // namespace detail

/// Whether a rule is asked of a layer in this visit. A capture shows every packet once.
///
/// index  of the rule in rules_in_order
constexpr bool is_asked(std::size_t index, const Facts& f) {
  const detail::Asked& rule = detail::asked[index];
  const bool is_early = f.arrival.hook == Hook::prerouting;
  const bool came_by_early = f.arrival.hook == Hook::forward || f.arrival.hook == Hook::input;
  if (is_early || (came_by_early && f.depth == 0)) {
    const bool is_shown_early = rule.is_about_fragments && f.depth == 0 &&
                                (rule.is_decided_early || is_steered_early(f.layer, f.policy));
    if (is_shown_early || is_early) return is_shown_early && is_early;
  }
  if (f.arrival.is_by_device()) return rule.is_about_way;
  return !(f.is_shown_again && rule.is_about_way);
}

}  // namespace sixgate::policy
