// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/memory.hpp"

#include <optional>

#include "memory/fragment_visit.hpp"
#include "memory/segment.hpp"
#include "sixgate/packet/quoted.hpp"
#include "sixgate/policy/quotation.hpp"
#include "sixgate/policy/stateful.hpp"

namespace sixgate::memory {

namespace {

/// Whether flows of the packet are kept: those inside tunnels, and of what comes out of a tunnel's
/// device. What this site puts into one is noted in the tunnel's packet, when it is on its way.
bool has_flow(const policy::Visit& visit) {
  return (visit.innermost() > 0 || visit.arrival.is_out_of_device) &&
         visit.arrival.hook != policy::Hook::prerouting &&
         (visit.arrival.is_out_of_device || !visit.arrival.is_into_device) &&
         policy::keeps_state(visit.headers.layers[0], visit.arrival, visit.policy);
}

/// Whether the packet has only come as far as the tunnel's end: behind its device it may still find
/// no service.
bool is_to_be_let_in(const policy::Visit& visit) {
  return visit.arrival.hook == policy::Hook::input &&
         policy::is_shown_again(visit, visit.innermost());
}

policy::Way find_way(const policy::Visit& visit) { return visit.carrier_of(visit.innermost()).way; }

std::optional<Segment> find_innermost_segment(const policy::Visit& visit) {
  return find_segment(visit.packet, visit.headers.layers[visit.innermost()]);
}

/// Whether a layer is an error of a type that is known to quote a packet.
bool quotes_packet(const packet::Layer& layer) {
  if (!layer.icmp) return false;
  return layer.is_ipv6() ? policy::quotes(layer.icmp->type)
                         : packet::is_icmpv4_error(layer.icmp->type);
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
  if (!has_flow(visit) || find_way(visit) == policy::Way::encapsulation) return;
  if (const auto segment = find_innermost_segment(visit)) {
    recollection.is_of_flow = flows_.contains(*segment, now);
  } else if (!visit.arrival.is_by_device()) {
    recollection.is_error_unrelated = is_error_unrelated(visit, now);
  }
}

bool Memory::is_error_unrelated(const policy::Visit& visit, Moment now) {
  const packet::Layer& layer = visit.headers.layers[visit.innermost()];
  if (!quotes_packet(layer)) return false;
  const auto quoted = packet::read_quoted(visit.packet, layer, visit.policy.declared());
  if (!quoted) return false;
  const packet::Layer& sent = quoted->layers[quoted->layers.size() - 1];
  if (const auto segment = find_segment(visit.packet, sent)) {
    return !flows_.has_sent(*segment, now);
  }
  // What a capture has cut off may have told it; what the error leaves out, it had to quote.
  return sent.cut == wire::Beyond::nothing || sent.cut == wire::Beyond::not_quoted;
}

void Memory::remember(const policy::Visit& visit, const policy::Recollection& recollection,
                      const policy::Decision& decision, Moment now) {
  memory::remember(fragments_, visit, decision, now);
  if (decision.verdict.is_drop()) return rates_.uncount(visit, recollection, now);
  teredo_.remember(visit, now);
  if (!has_flow(visit)) return;
  const auto segment = find_innermost_segment(visit);
  if (!segment) return;
  if (is_to_be_let_in(visit)) {
    flows_.note_seen(*segment, now);
  } else {
    flows_.note(*segment, find_way(visit), now);
  }
}

}  // namespace sixgate::memory
