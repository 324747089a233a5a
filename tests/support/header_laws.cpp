// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/header_laws.hpp"

#include <cstdint>

namespace sixgate::test {

namespace {

using packet::Encapsulation;
using packet::ExtensionHeader;
using packet::Fault;
using packet::Headers;
using packet::Layer;
using packet::Packet;
using wire::Beyond;
using wire::Extent;

bool is_stopped(const Layer& layer) {
  return layer.fault != Fault::none || layer.cut != Beyond::nothing;
}

/// An IP header stands before either extent, so that one at 0 was never noted.
bool is_noted(const Extent& extent) { return extent.offset > 0; }

/// Widened, so that no sum of two of these wraps.
std::uint64_t end_of(const Extent& extent) { return std::uint64_t{extent.offset} + extent.here; }

std::uint64_t end_of(const ExtensionHeader& header) {
  return std::uint64_t{header.offset} + header.length;
}

std::uint64_t end_of_chain(const Layer& layer) {
  if (!layer.chain.empty()) return end_of(layer.chain[layer.chain.size() - 1]);
  return std::uint64_t{layer.offset} + layer.header_length;
}

std::string_view broken_ip_header_law(const Layer& layer, const Packet& packet) {
  const std::uint32_t fixed_part = layer.is_ipv4() ? 20 : 40;
  if (layer.offset > packet.length) return "a layer starts inside the packet";
  if (layer.fault != Fault::none && layer.cut != Beyond::nothing) {
    return "a layer is at fault or cut, not both";
  }
  if (!layer.family) return is_stopped(layer) ? "" : "a layer without a family says why";
  if (std::uint64_t{layer.offset} + fixed_part > packet.bytes.size()) {
    return "the fixed part of an IP header that was read is here";
  }
  if (is_stopped(layer)) return {};
  if (layer.header_length < fixed_part) return "an IP header holds its fixed part";
  if (std::uint64_t{layer.offset} + layer.header_length > packet.bytes.size()) {
    return "an IP header behind which was read is here";
  }
  return {};
}

std::string_view broken_extent_law(const Extent& extent, const Packet& packet) {
  if (extent.here > 0 && end_of(extent) > packet.bytes.size()) {
    return "an extent lies inside the bytes";
  }
  if (extent.here > extent.length) return "an extent holds no more than its length";
  if (extent.here < extent.length && extent.beyond == Beyond::nothing) {
    return "an extent that is not all here says why";
  }
  return {};
}

std::string_view broken_chain_law(const Layer& layer, const Packet& packet) {
  std::uint64_t end = std::uint64_t{layer.offset} + layer.header_length;
  for (const ExtensionHeader& header : layer.chain) {
    if (header.offset < end) return "extension headers follow the IP header and each other";
    if (std::uint64_t{header.offset} + 2 > packet.bytes.size()) {
      return "an extension header's next header and length are here";
    }
    const auto broken = broken_extent_law(header.extent(), packet);
    if (!broken.empty()) return broken;
    end = end_of(header);
    const bool is_last = &header + 1 == layer.chain.end();
    if (header.here < header.length && !(is_last && is_stopped(layer))) {
      return "an extension header behind which was read is here";
    }
  }
  return {};
}

std::string_view broken_content_law(const Layer& layer, const Packet& packet) {
  for (const Extent& extent : {layer.segment, layer.payload}) {
    if (const auto broken = broken_extent_law(extent, packet); !broken.empty()) return broken;
  }
  if (is_noted(layer.segment) && layer.segment.offset < end_of_chain(layer)) {
    return "a segment stands behind the chain";
  }
  if (is_noted(layer.payload)) {
    if (layer.payload.offset < layer.segment.offset) return "a payload stands in its segment";
    if (layer.payload.here > 0 && end_of(layer.payload) > end_of(layer.segment)) {
      return "a payload ends in its segment";
    }
  }
  if (layer.icmp && layer.segment.here < 4) return "ICMP was read from a segment";
  if (layer.ports && layer.segment.here < 4) return "ports were read from a segment";
  if (layer.is_later_fragment() && (layer.icmp || layer.ports || is_noted(layer.payload) ||
                                    layer.opens != Encapsulation::none)) {
    return "nothing is read of what a later fragment holds";
  }
  return {};
}

std::string_view broken_layer_law(const Layer& layer, const Packet& packet) {
  for (const auto law : {broken_ip_header_law, broken_chain_law, broken_content_law}) {
    if (const auto broken = law(layer, packet); !broken.empty()) return broken;
  }
  return {};
}

std::string_view broken_nesting_law(const Layer& outer, const Layer& inner) {
  if (is_stopped(outer)) return "nothing is read behind where reading stopped";
  if (outer.opens == Encapsulation::none) return "an inner layer was opened";
  if (!is_noted(outer.payload)) return "an inner layer stands in a payload";
  if (inner.offset < outer.payload.offset) return "an inner layer starts in the outer's payload";
  if (outer.payload.length != Extent::open &&
      inner.offset > std::uint64_t{outer.payload.offset} + outer.payload.length) {
    return "an inner layer starts no later than the outer's payload ends";
  }
  return {};
}

}  // namespace

std::string_view broken_law(const Headers& headers, const Packet& packet) {
  if (headers.layers.empty()) return "there is at least one layer";
  if (headers.deeper && !headers.layers.full()) return "as many layers are read as there is room";
  const Layer* outer = nullptr;
  for (const Layer& layer : headers.layers) {
    if (const auto broken = broken_layer_law(layer, packet); !broken.empty()) return broken;
    if (outer != nullptr) {
      const auto broken = broken_nesting_law(*outer, layer);
      if (!broken.empty()) return broken;
    }
    outer = &layer;
  }
  if ((outer->opens != Encapsulation::none) != headers.deeper) {
    return "what the last layer opens, if anything, is deeper";
  }
  return {};
}

}  // namespace sixgate::test
