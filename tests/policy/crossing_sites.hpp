// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

#include "policy/verdict_table.hpp"

namespace sixgate::test {

/// What a border with zones forwards: in from outside, out to it, past it from one network of ours
/// to another; and what a machine sends to itself.
inline constexpr policy::Arrival inbound =
    arrival_at(policy::Hook::forward, policy::Zone::outside, policy::Zone::inside);
inline constexpr policy::Arrival outbound =
    arrival_at(policy::Hook::forward, policy::Zone::inside, policy::Zone::outside);
inline constexpr policy::Arrival within =
    arrival_at(policy::Hook::forward, policy::Zone::inside, policy::Zone::inside);
inline constexpr policy::Arrival looped = [] {
  policy::Arrival arrival = received;
  arrival.in_interface = 1;
  return arrival;
}();

/// The same where a bridge forwards it.
constexpr policy::Arrival through_bridge(policy::Arrival arrival) {
  arrival.in_interface = 7;
  arrival.out_interface = 7;
  arrival.is_bridged = true;
  return arrival;
}
inline constexpr policy::Arrival bridged_in = through_bridge(inbound);
inline constexpr policy::Arrival bridged_out = through_bridge(outbound);

/// A border that has 2600:9::/32 and 9.0.0.0/24, and says which interfaces are outside; or only the
/// former, so that addresses have to tell.
inline Site with_zones() { return Site().zones().inside({"2600:9::/32", "9.0.0.0/24"}); }
inline Site without_zones() { return Site().inside({"2600:9::/32", "9.0.0.0/24"}); }

/// Whether a packet is accepted with a note of that reason.
inline bool is_noted(std::string_view reason, const Bytes& packet, const Site& site = Site(),
                     const policy::Arrival& arrival = {}) {
  const policy::Decision decision = decide(packet, site, arrival);
  return !decision.verdict.is_drop() &&
         std::ranges::any_of(decision.notes, [reason](const auto& note) {
           return policy::name_of(note.reason) == reason;
         });
}

}  // namespace sixgate::test
