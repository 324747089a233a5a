// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/part.hpp"

#include <algorithm>
#include <string_view>

#include "report/discovery_fields.hpp"
#include "report/header_fields.hpp"
#include "report/words.hpp"
#include "sixgate/packet/encapsulation.hpp"

namespace sixgate::report {

namespace {

using packet::Layer;

std::uint64_t fixed_length(const Layer& layer) { return layer.is_ipv4() ? 20 : 40; }

Part ip_part(const packet::Packet& packet, const Layer& layer) {
  return {.header = std::string(word_for_header(layer)),
          .offset = layer.offset,
          .length = std::max<std::uint64_t>(layer.header_length, fixed_length(layer)),
          .fields = ip_fields(packet, layer)};
}

Part transport_part(const packet::Packet& packet, const Layer& layer, std::uint64_t length) {
  return {.header = word_for(layer.transport),
          .offset = layer.segment.offset,
          .length = length,
          .fields = transport_fields(packet, layer)};
}

/// Of what is known to belong to it.
std::uint64_t length_of(const wire::Extent& extent) {
  return extent.length == wire::Extent::open ? extent.here : extent.length;
}

/// Appends what stands between the chain and the payload, or the next IP header.
void append_transport(std::vector<Part>& parts, const packet::Packet& packet, const Layer& layer,
                      const Layer* inner) {
  const wire::Extent& segment = layer.segment;
  const wire::Extent& payload = layer.payload;
  const bool is_read = payload.offset > 0;
  const bool opens = layer.opens != packet::Encapsulation::none;
  if (segment.offset == 0 || layer.is_later_fragment()) return;
  if (!is_read) {
    if (segment.here > 0) parts.push_back(transport_part(packet, layer, segment.here));
    return;
  }
  const std::uint64_t length =
      is_discovery(layer) ? length_of(segment) : payload.offset - segment.offset;
  if (length > 0) parts.push_back(transport_part(packet, layer, length));
  if (opens && inner != nullptr && inner->offset > payload.offset) {
    const std::uint64_t own = inner->offset - payload.offset;
    parts.push_back({.header = std::string(packet::name_of(layer.opens)),
                     .offset = payload.offset,
                     .length = own,
                     .fields = tunnel_fields(packet, layer)});
  }
  if (length == 0 && !opens && payload.here > 0) {
    parts.push_back(transport_part(packet, layer, length_of(payload)));
  }
}

}  // namespace

std::vector<Part> parts_of(const packet::Packet& packet, const packet::Headers& headers,
                           std::size_t depth) {
  const Layer& layer = headers.layers[depth];
  const Layer* const inner =
      depth + 1 < headers.layers.size() ? &headers.layers[depth + 1] : nullptr;
  std::vector<Part> parts;
  if (!layer.family) return parts;
  parts.push_back(ip_part(packet, layer));
  for (const packet::ExtensionHeader& header : layer.chain) {
    parts.push_back({.header = word_for(header),
                     .offset = header.offset,
                     .length = header.length,
                     .fields = extension_fields(packet, layer, header)});
  }
  append_transport(parts, packet, layer, inner);
  return parts;
}

}  // namespace sixgate::report
