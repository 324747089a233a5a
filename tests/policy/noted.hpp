// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

#include "policy/verdict_table.hpp"

namespace sixgate::test {

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
