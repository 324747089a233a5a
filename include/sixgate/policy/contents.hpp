// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/mld.hpp"
#include "sixgate/packet/mobility.hpp"
#include "sixgate/packet/ndp.hpp"
#include "sixgate/packet/ndp_summary.hpp"
#include "sixgate/packet/option_summary.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/quoted.hpp"
#include "sixgate/policy/subject.hpp"

namespace sixgate::policy {

/// A message of neighbour discovery and what its options come to.
struct Discovery {
  packet::NeighbourDiscovery message;
  packet::DiscoveryOptions options;
};

/// What the rules of one layer look into, read once for all of them. What the layer has not, by its
/// Subjects, is empty; views into the packet's bytes.
struct Contents {
  std::optional<Discovery> discovery;                 ///< Subject::discovery
  std::optional<packet::ListenerDiscovery> listener;  ///< Subject::listener, of types 130-132, 143
  std::optional<packet::Headers> quoted;              ///< Subject::error; see read_quoted()
  std::optional<packet::OptionSummary> options;       ///< Subject::options
  std::optional<packet::Mobility> mobility;           ///< Subject::mobility; the first one
};

namespace detail {

constexpr Discovery read_discovery(const packet::Packet& packet, const packet::Layer& layer) {
  const auto message = packet::read_neighbour_discovery(packet.at(layer.segment));
  return {.message = message, .options = packet::summarize_options(message.options)};
}

constexpr std::optional<packet::Mobility> read_mobility(const packet::Packet& packet,
                                                        const packet::Layer& layer) {
  for (const packet::ExtensionHeader& header : layer.chain) {
    if (header.kind == packet::Protocol::mobility)
      return packet::read_mobility(packet.at(header.extent()));
  }
  return std::nullopt;
}

}  // namespace detail

/// Reads what the subjects of a layer say is there.
constexpr void read_contents(const packet::Packet& packet, const packet::Layer& layer,
                             const packet::Declared& declared, const Subjects& subjects,
                             Contents& contents) {
  if (subjects.contains(Subject::discovery))
    contents.discovery = detail::read_discovery(packet, layer);
  if (subjects.contains(Subject::listener) && packet::is_listener_discovery(layer.icmp->type)) {
    contents.listener = packet::read_listener_discovery(packet.at(layer.segment));
  }
  if (subjects.contains(Subject::error))
    contents.quoted = packet::read_quoted(packet, layer, declared);
  if (subjects.contains(Subject::options))
    contents.options = packet::summarize_options(packet, layer);
  if (subjects.contains(Subject::mobility))
    contents.mobility = detail::read_mobility(packet, layer);
}

}  // namespace sixgate::policy
