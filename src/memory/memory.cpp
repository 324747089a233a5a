// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/memory.hpp"

#include <optional>

#include "memory/fragment_visit.hpp"
#include "memory/segment.hpp"
#include "sixgate/packet/quoted.hpp"
#include "sixgate/policy/stateful.hpp"

namespace sixgate::memory {

namespace {

/// Whether flows of the packet are kept: those inside tunnels, of one of the visits in which the
/// kernel shows it.
bool has_flow(const policy::Visit& visit) {
  return visit.innermost() > 0 && visit.arrival.hook != policy::Hook::prerouting &&
         !visit.arrival.is_by_device() &&
         policy::keeps_state(visit.headers.layers[0], visit.arrival, visit.policy);
}

bool comes_out(const policy::Visit& visit) {
  return visit.carrier_of(visit.innermost()).way != policy::Way::encapsulation;
}

std::optional<Segment> find_innermost_segment(const policy::Visit& visit) {
  return find_segment(visit.packet, visit.headers.layers[visit.innermost()]);
}

/// What an error quotes, as far as that tells a flow.
std::optional<Segment> find_quoted_segment(const policy::Visit& visit) {
  const packet::Layer& layer = visit.headers.layers[visit.innermost()];
  const auto quoted = packet::read_quoted(visit.packet, layer, visit.policy.declared());
  if (!quoted) return std::nullopt;
  return find_segment(visit.packet, quoted->layers[quoted->layers.size() - 1]);
}

}  // namespace

Memory::Memory(const Sizes& sizes, const Secret& secret)
    : flows_(sizes.flows, secret),
      fragments_(sizes.fragments, secret),
      rates_(sizes.rates, secret),
      teredo_(sizes, secret) {}

policy::Recollection Memory::recall(const policy::Visit& visit, Moment now) {
  policy::Recollection recollection;
  recollection.fragments = memory::recall(fragments_, visit, now);
  recollection.teredo = teredo_.recall(visit, now);
  recall_flow(visit, now, recollection);
  recollection.rates = rates_.count(visit, recollection, now);
  return recollection;
}

void Memory::recall_flow(const policy::Visit& visit, Moment now,
                         policy::Recollection& recollection) {
  if (!has_flow(visit) || !comes_out(visit)) return;
  if (const auto segment = find_innermost_segment(visit)) {
    recollection.is_of_flow = flows_.contains(*segment, now);
  } else if (const auto quoted = find_quoted_segment(visit)) {
    recollection.is_error_unrelated = !flows_.has_sent(*quoted, now);
  }
}

void Memory::remember(const policy::Visit& visit, const policy::Decision& decision, Moment now) {
  memory::remember(fragments_, visit, decision, now);
  if (decision.verdict.is_drop()) return;
  teredo_.remember(visit, now);
  if (!has_flow(visit)) return;
  if (const auto segment = find_innermost_segment(visit)) {
    flows_.note(*segment, comes_out(visit) ? Begun::there : Begun::here, now);
  }
}

}  // namespace sixgate::memory
