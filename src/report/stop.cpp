// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/stop.hpp"

#include "report/words.hpp"

namespace sixgate::report {

namespace {

using packet::Fault;
using packet::Layer;

/// Whether it is the last header noted that is wrong or not all here, not one behind it.
bool is_in_last(const packet::Packet& packet, const Layer& layer, const wire::Extent& last) {
  switch (layer.fault) {
    case Fault::option_overrun:
    case Fault::jumbo:
    case Fault::payload_length: return true;
    default: return !packet.at(last).is_complete();
  }
}

}  // namespace

std::optional<Stop> find_stop(const packet::Packet& packet, const Layer& layer) {
  if (layer.fault == Fault::none && layer.cut == wire::Beyond::nothing) return std::nullopt;
  const Stop in_ip_header{.header = std::string(word_for_header(layer)), .offset = layer.offset};
  if (layer.header_length == 0) return in_ip_header;
  const std::string next = word_for(layer.transport);
  if (layer.payload.offset > 0) return Stop{.header = next, .offset = layer.payload.offset};
  if (layer.segment.offset > 0) return Stop{.header = next, .offset = layer.segment.offset};
  if (layer.chain.empty()) {
    if (is_in_last(packet, layer, layer.ipv4_options())) return in_ip_header;
    return Stop{.header = next, .offset = std::uint64_t{layer.offset} + layer.header_length};
  }
  const packet::ExtensionHeader& last = layer.chain[layer.chain.size() - 1];
  if (is_in_last(packet, layer, last.extent())) {
    return Stop{.header = word_for(last), .offset = last.offset};
  }
  return Stop{.header = next, .offset = std::uint64_t{last.offset} + last.length};
}

}  // namespace sixgate::report
