// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/recollection.hpp"
#include "sixgate/policy/verdict.hpp"
#include "support/packet_builder.hpp"
#include "support/site.hpp"

namespace sixgate::test {

/// What a row expects, by the reason's name. The layer is 0 for the outermost.
policy::Verdict drop(std::string_view reason, std::size_t layer = 0);
policy::Verdict accept(std::string_view reason, std::size_t layer = 0);

/// One sentence of a rule's test: what is sent, and what becomes of it.
struct Row {
  std::string says;
  Bytes packet;
  policy::Verdict expected;
  policy::Arrival arrival = {};
  policy::Recollection recollection = {};  ///< what memory knows of the packet
};

/// How a packet got to a hook; without zones where no interface says one.
constexpr policy::Arrival arrival_at(policy::Hook hook, std::optional<policy::Zone> in_zone = {},
                                     std::optional<policy::Zone> out_zone = {}) {
  policy::Arrival arrival;
  arrival.hook = hook;
  arrival.in_zone = in_zone;
  arrival.out_zone = out_zone;
  return arrival;
}

/// A packet on its way from one interface to another, to this machine, or from it.
inline constexpr policy::Arrival forwarded = arrival_at(policy::Hook::forward);
inline constexpr policy::Arrival received = arrival_at(policy::Hook::input);
inline constexpr policy::Arrival sent = arrival_at(policy::Hook::output);

/// A packet that a bridge forwards and br_netfilter shows to the same hook: one interface.
inline constexpr policy::Arrival bridged = [] {
  policy::Arrival arrival = forwarded;
  arrival.in_interface = 7;
  arrival.out_interface = 7;
  arrival.is_bridged = true;
  return arrival;
}();

/// How a packet got to prerouting, where fragments are judged before they get to the hook; nothing
/// where the packet did not come by it.
constexpr std::optional<policy::Arrival> arrival_before(const policy::Arrival& arrival) {
  if (arrival.hook != policy::Hook::forward && arrival.hook != policy::Hook::input) return {};
  policy::Arrival before = arrival;
  before.hook = policy::Hook::prerouting;
  before.out_interface = 0;
  before.out_zone.reset();
  return before;
}

/// What is decided of a packet on its whole way to the hook.
///
/// decide  takes an Arrival, gives the decision of that visit
template <typename Decide>
policy::Decision decide_on_the_way(const policy::Arrival& arrival, Decide decide) {
  const auto before = arrival_before(arrival);
  if (!before) return decide(arrival);
  const policy::Decision early = decide(*before);
  if (early.verdict.is_drop()) return early;
  policy::Decision decision = decide(arrival);
  for (const policy::Note& note : early.notes) decision.notes.push(note);
  return decision;
}

/// What the policy of a site decides about a packet.
policy::Decision decide(const Bytes& packet, const Site& site, const policy::Arrival& arrival = {},
                        const policy::Recollection& recollection = {});

/// Checks every row, each in a section of its own name.
void check(const std::vector<Row>& rows, const Site& site = Site());

/// The packet inside the declared 6in4 tunnel of with_declared_tunnels().
inline PacketBuilder tunnelled(const PacketBuilder& inner) {
  return ipv4("8.0.0.1", "9.0.0.2").carries(inner);
}

}  // namespace sixgate::test
