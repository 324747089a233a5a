// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sixgate/wire/address.hpp"
#include "support/packet_part.hpp"

// Routing headers of every type, for PacketBuilder::routing().
// https://www.iana.org/assignments/ipv6-parameters
namespace sixgate::test {

struct RoutingHeader {
  Bytes bytes;
  /// Where the packet ends up in place of the IPv6 header's destination; RFC 8200 section 8.1.
  std::optional<wire::Address> final_destination = {};
};

using Addresses = std::vector<std::string_view>;

/// Any type; the data behind Segments Left becomes a multiple of eight bytes with those before it.
RoutingHeader routing_header(std::uint8_t type, std::uint8_t segments_left, const Bytes& data);

RoutingHeader source_route(const Addresses& addresses, std::uint8_t segments_left);  ///< type 0
RoutingHeader home_route(std::string_view home_address);  ///< type 2; RFC 6275 section 6.4

/// Type 3. The first `elided` bytes of all addresses but the last and the first `last_elided` ones
/// of the last stay out. RFC 6554 section 3.
RoutingHeader rpl_route(const Addresses& addresses, std::uint8_t segments_left, std::uint8_t elided,
                        std::uint8_t last_elided);

/// Type 4, the last segment first as they go over the wire. RFC 8754 section 2.
RoutingHeader segment_routing(const Addresses& segments, std::uint8_t segments_left,
                              const Bytes& tlvs = {});

/// Types 5 and 6, segment identifiers of 16 and of 32 bits. RFC 9631.
RoutingHeader compact_routing_16(const std::vector<std::uint16_t>& segments,
                                 std::uint8_t segments_left);
RoutingHeader compact_routing_32(const std::vector<std::uint32_t>& segments,
                                 std::uint8_t segments_left);

}  // namespace sixgate::test
