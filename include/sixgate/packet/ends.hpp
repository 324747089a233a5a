// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv4_option_types.hpp"
#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/routing.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::packet {

/// Who a packet is from and for in the end.
struct Ends {
  wire::Address source;
  wire::Address destination;
};

/// The home address that a Destination Options header states as the real source; nothing where it
/// states none. RFC 6275 section 6.3.
///
/// header  the whole header, from its next header number on
constexpr std::optional<wire::Address> find_home_address(wire::Cursor header) {
  if (!header.take<2>()) return std::nullopt;
  auto option = find_option(header, ipv6_options, option::home_address);
  if (!option || option->data.length() != 16) return std::nullopt;
  const auto address = option->data.take<16>();
  if (!address) return std::nullopt;
  return wire::Address::ipv6(address->bytes<0, 16>());
}

/// The last address of a loose or strict source route that is not yet at its end; nothing where
/// there is none. RFC 791 section 3.1.
///
/// options  of an IPv4 header
constexpr std::optional<wire::Address> find_route_end(const wire::Cursor& options) {
  OptionWalk walk(options, packet::ipv4_options);
  while (auto option = walk.next()) {
    if (!is_source_route(option->type)) continue;
    constexpr std::size_t in_front_of_data = 2;
    const std::size_t length = in_front_of_data + option->data.length();
    const auto pointer = option->data.take<1>();
    if (!pointer || pointer->u8<0>() > length || option->data.length() < 4) return std::nullopt;
    static_cast<void>(option->data.take(option->data.length() - 4));
    const auto last = option->data.take<4>();
    if (!last) return std::nullopt;
    return wire::Address::ipv4(last->be32<0>());
  }
  return std::nullopt;
}

/// What extension headers make of the ends: a Home Address option stands for the source, the last
/// address of a Routing header for the destination.
///
/// first  of the layer's headers to look at
constexpr Ends replace_ends(Ends ends, const Packet& packet, const Layer& layer,
                            std::size_t first) {
  for (std::size_t i = first; i < layer.chain.size(); ++i) {
    const ExtensionHeader& header = layer.chain[i];
    if (header.kind == Protocol::destination_options) {
      const auto home = find_home_address(packet.at(header.extent()));
      if (home) ends.source = *home;
    } else if (header.kind == Protocol::routing && header.segments_left > 0) {
      const Routing routing = read_routing(packet.at(header.extent()), layer.destination);
      if (routing.final_destination) ends.destination = *routing.final_destination;
    }
  }
  return ends;
}

/// The addresses that checksums cover: a Home Address option stands for the source (RFC 6275
/// section 6.1.1), the last address of a Routing header (RFC 8200 section 8.1) or of an IPv4 source
/// route (RFC 9293 section 3.9.2.1) for the destination.
constexpr Ends find_ends(const Packet& packet, const Layer& layer) {
  const Ends ends{.source = layer.source, .destination = layer.destination};
  if (layer.is_ipv6()) return replace_ends(ends, packet, layer, 0);
  return {
      .source = layer.source,
      .destination = find_route_end(packet.at(layer.ipv4_options())).value_or(ends.destination)};
}

}  // namespace sixgate::packet
