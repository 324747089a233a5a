// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdint>
#include <tuple>

#include "support/header_laws.hpp"
#include "support/same_headers.hpp"

namespace sixgate::test {

namespace {

using packet::Encapsulation;
using packet::ExtensionHeader;
using packet::Fault;
using packet::Headers;
using packet::Layer;
using packet::Recognised;
using wire::Beyond;
using wire::Extent;

/// Whether an extent is the other one as far as bytes were captured. One that was not noted claims
/// nothing.
bool agrees(const Extent& fewer, std::size_t captured, const Extent& more) {
  if (fewer == Extent{}) return true;
  const std::size_t left = captured > more.offset ? captured - more.offset : 0;
  return fewer.offset == more.offset && fewer.length == more.length &&
         fewer.here == std::min<std::size_t>(more.here, left) &&
         (fewer.here == fewer.length || fewer.beyond == more.beyond ||
          fewer.beyond == Beyond::not_captured);
}

bool is_beginning(const Layer& fewer, std::size_t captured, const Layer& more) {
  const auto agree = [captured](const ExtensionHeader& a, const ExtensionHeader& b) {
    return a.kind == b.kind && a.routing_type == b.routing_type &&
           a.segments_left == b.segments_left && agrees(a.extent(), captured, b.extent());
  };
  return fewer.chain.size() <= more.chain.size() &&
         std::equal(fewer.chain.begin(), fewer.chain.end(), more.chain.begin(), agree);
}

std::string_view broken_ip_header_law(const Layer& fewer, std::size_t captured, const Layer& more) {
  if (fewer.offset != more.offset) return "a layer stands where it stands";
  if (!fewer.family) return {};
  const auto fields = [](const Layer& layer) {
    return std::tie(layer.family, layer.source, layer.destination, layer.hop_limit);
  };
  if (fields(fewer) != fields(more)) return "an IP header that is here says what it says";
  const bool is_stopped = fewer.cut != Beyond::nothing || fewer.fault != Fault::none;
  if (is_stopped ? fewer.header_length > more.header_length
                 : fewer.header_length != more.header_length) {
    return "the length of an IP header is the same, or what of it is here";
  }
  if (!is_beginning(fewer, captured, more)) return "fewer bytes hold the beginning of the chain";
  return {};
}

/// Where the chain was read to the same end.
std::string_view broken_content_law(const Layer& fewer, std::size_t captured, const Layer& more) {
  if (fewer.fragment && !same(fewer.fragment, more.fragment)) {
    return "a fragment that is told of is the same";
  }
  if (!agrees(fewer.segment, captured, more.segment)) return "fewer bytes show the same segment";
  if (!agrees(fewer.payload, captured, more.payload)) return "fewer bytes show the same payload";
  if (fewer.segment != Extent{} && fewer.transport != more.transport) {
    return "a transport header that was reached is the same";
  }
  if (fewer.icmp && !same(fewer.icmp, more.icmp)) return "ICMP that is here says what it says";
  if (fewer.ports && !same(fewer.ports, more.ports)) return "ports that are here are the same";
  if (fewer.teredo_shape && !more.teredo_shape) return "a shape that shows stays";
  if (fewer.asks_for_tunnel && !more.asks_for_tunnel) return "a name that shows stays";
  const bool is_tunnel = more.opens != Encapsulation::none || more.teredo_shape;
  if (fewer.recognised != Recognised::nothing && fewer.recognised != more.recognised &&
      !is_tunnel) {
    return "what was recognised is the same, unless more bytes show a tunnel";
  }
  return {};
}

std::string_view broken_stop_law(const Layer& fewer, const Layer& more) {
  if (fewer.fault != Fault::none && fewer.fault != more.fault) {
    return "what was not captured is no fault";
  }
  if (fewer.cut != Beyond::nothing && fewer.cut != Beyond::not_captured && fewer.cut != more.cut) {
    return "fewer bytes are cut by the capture or as more are";
  }
  return {};
}

/// A layer behind which both have read on.
///
/// is_inner_here  the inner IP header, whose addresses name the tunnel, is
std::string_view broken_way_in_law(const Layer& fewer, const Layer& more, bool is_inner_here) {
  if (fewer.chain.size() != more.chain.size() || fewer.length != more.length) {
    return "a layer that was opened has been read";
  }
  if (is_inner_here ? fewer.opens != more.opens : more.opens == Encapsulation::none) {
    return "fewer bytes open the same tunnel";
  }
  return {};
}

/// Whether both opened a tunnel in UDP, but only all of its bytes prove the one that it is; fewer
/// are taken for the one that is declared.
bool is_told_apart(const Layer& fewer, const Layer& more) {
  return more.transport == packet::Protocol::udp && fewer.opens != Encapsulation::none &&
         more.opens != Encapsulation::none && fewer.opens != more.opens;
}

}  // namespace

std::string_view broken_prefix_law(const Headers& fewer, std::size_t captured,
                                   const Headers& more) {
  for (std::size_t i = 0; i < fewer.layers.size(); ++i) {
    if (i == more.layers.size()) return "fewer bytes hold no more layers";
    const Layer& layer = fewer.layers[i];
    const Layer& same_layer = more.layers[i];
    std::string_view broken = broken_ip_header_law(layer, captured, same_layer);
    if (broken.empty()) broken = broken_stop_law(layer, same_layer);
    if (broken.empty() && layer.chain.size() == same_layer.chain.size()) {
      broken = broken_content_law(layer, captured, same_layer);
    }
    if (broken.empty() && is_told_apart(layer, same_layer)) return {};
    if (broken.empty() && i + 1 < fewer.layers.size()) {
      broken = broken_way_in_law(layer, same_layer, fewer.layers[i + 1].family.has_value());
    }
    if (!broken.empty()) return broken;
  }
  return fewer.deeper && !more.deeper ? "fewer bytes are no deeper" : "";
}

}  // namespace sixgate::test
