// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "policy/verdict_table.hpp"
#include "sixgate/policy/action.hpp"

namespace sixgate::test {

/// Whether the packet passes and the reason is noted at that layer.
inline bool is_noted(const Bytes& packet, std::string_view reason, std::size_t layer = 0,
                     const Site& site = Site()) {
  const policy::Decision decision = decide(packet, site);
  return decision.verdict.is_accept() &&
         std::ranges::any_of(decision.notes, [&](const policy::Note& note) {
           return policy::name_of(note.reason) == reason && note.depth == layer;
         });
}

/// A border that drops for one reason what it would only log.
inline Site dropping(std::string_view reason) {
  return Site().action(reason, policy::Action::drop);
}

/// The same with the tunnels of with_declared_tunnels().
inline Site dropping_in_tunnels(std::string_view reason) {
  return with_declared_tunnels().action(reason, policy::Action::drop);
}

/// Whether a packet is accepted and a note says the reason, by its name.
inline bool passes_noted(const Bytes& packet, std::string_view reason, const Site& site = Site(),
                         const policy::Arrival& arrival = {}) {
  const policy::Decision decision = decide(packet, site, arrival);
  return !decision.verdict.is_drop() &&
         std::ranges::any_of(decision.notes, [reason](const policy::Note& note) {
           return policy::name_of(note.reason) == reason;
         });
}

/// Whether a packet is accepted and nothing is noted.
inline bool passes_unnoted(const Bytes& packet, const Site& site = Site(),
                           const policy::Arrival& arrival = {}) {
  const policy::Decision decision = decide(packet, site, arrival);
  return !decision.verdict.is_drop() && decision.notes.empty();
}

}  // namespace sixgate::test
