// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

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

/// The addresses that checksums cover: a Home Address option stands for the source (RFC 6275
/// section 6.1.1), the last address of a Routing header for the destination (RFC 8200 section 8.1).
constexpr Ends find_ends(const Packet& packet, const Layer& layer) {
  Ends ends{.source = layer.source, .destination = layer.destination};
  for (const ExtensionHeader& header : layer.chain) {
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

}  // namespace sixgate::packet
