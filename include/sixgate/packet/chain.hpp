// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/protocol.hpp"

namespace sixgate::packet {

/// How many headers of a kind stand in a layer's chain.
constexpr std::size_t count_headers(const Layer& layer, Protocol kind) {
  return static_cast<std::size_t>(std::ranges::count(layer.chain, kind, &ExtensionHeader::kind));
}

constexpr bool has_header(const Layer& layer, Protocol kind) {
  return count_headers(layer, kind) > 0;
}

/// Whether a Routing header of the type stands in the chain, spent or not.
constexpr bool has_routing_type(const Layer& layer, std::uint8_t type) {
  return std::ranges::any_of(layer.chain, [type](const ExtensionHeader& header) {
    return header.kind == Protocol::routing && header.routing_type == type;
  });
}

/// The bytes of all extension headers of the chain together. ESP is none, though it stands in the
/// chain where its content could be read.
constexpr std::size_t chain_length(const Layer& layer) {
  std::size_t length = 0;
  for (const ExtensionHeader& header : layer.chain) {
    if (is_extension_header(header.kind)) length += header.length;
  }
  return length;
}

}  // namespace sixgate::packet
