// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/passage.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/recollection.hpp"
#include "sixgate/wire/bounded.hpp"

namespace sixgate::policy {

/// A packet as it is shown once, by the kernel at a hook or by a capture. A view of all that it was
/// made of.
struct Visit {
  const packet::Packet& packet;
  const packet::Headers& headers;
  const Arrival& arrival;
  const Policy& policy;
  wire::Bounded<Passage, packet::max_layers> passages;  ///< of what each layer carries

  /// In which a layer came; nothing for the outermost.
  [[nodiscard]] constexpr Passage carrier_of(std::size_t depth) const {
    return depth == 0 ? Passage{} : passages[depth - 1];
  }

  [[nodiscard]] constexpr std::size_t innermost() const { return headers.layers.size() - 1; }
};

/// headers  read of `packet`
constexpr Visit make_visit(const packet::Packet& packet, const packet::Headers& headers,
                           const Arrival& arrival, const Policy& policy) {
  Visit visit{
      .packet = packet, .headers = headers, .arrival = arrival, .policy = policy, .passages = {}};
  for (const packet::Layer& layer : headers.layers) {
    visit.passages.push(find_passage(layer, arrival, policy));
  }
  return visit;
}

/// Whether a layer came in a tunnel that ends here in a device, by which the kernel shows it again,
/// or has shown it before on its way in.
constexpr bool is_shown_again(const Visit& visit, std::size_t depth) {
  const bool is_at_end = visit.arrival.hook == Hook::input || visit.arrival.hook == Hook::output;
  if (!is_at_end || visit.arrival.is_by_device()) return false;
  for (std::size_t i = 0; i < depth; ++i) {
    if (visit.passages[i].ends_here()) return true;
  }
  return false;
}

/// The facts of one layer.
///
/// depth     of the layer, 0 the outermost
/// contents  of the layer; may be filled later
constexpr Facts find_facts(const Visit& visit, std::size_t depth, const Contents& contents,
                           const Recollection& recollection) {
  return {.packet = visit.packet,
          .headers = visit.headers,
          .depth = depth,
          .layer = visit.headers.layers[depth],
          .outer = depth == 0 ? nullptr : &visit.headers.layers[depth - 1],
          .passage = visit.passages[depth],
          .carrier = visit.carrier_of(depth),
          .contents = contents,
          .arrival = visit.arrival,
          .policy = visit.policy,
          .recollection = recollection,
          .is_shown_again = policy::is_shown_again(visit, depth)};
}

}  // namespace sixgate::policy
