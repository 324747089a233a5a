// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/routing_headers.hpp"

#include "support/byte_order.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

namespace {

/// `destination` is where the packet goes in the end, if it is not there yet.
RoutingHeader bound_for(std::string_view destination, RoutingHeader header) {
  const bool is_there = header.bytes[3] == 0;
  if (!is_there) header.final_destination = address_of(destination);
  return header;
}

}  // namespace

RoutingHeader routing_header(std::uint8_t type, std::uint8_t segments_left, const Bytes& data) {
  Bytes bytes = joined({{0, 0, type, segments_left}, data});
  bytes.resize((bytes.size() + 7) / 8 * 8);
  bytes[1] = static_cast<std::uint8_t>(bytes.size() / 8 - 1);
  return {bytes};
}

RoutingHeader source_route(const Addresses& addresses, std::uint8_t segments_left) {
  Bytes data(4, 0);
  for (const auto address : addresses) put(data, octets(address));
  return bound_for(addresses.back(), routing_header(0, segments_left, data));
}

RoutingHeader home_route(std::string_view home_address) {
  return bound_for(home_address, routing_header(2, 1, joined({Bytes(4, 0), octets(home_address)})));
}

RoutingHeader rpl_route(const Addresses& addresses, std::uint8_t segments_left, std::uint8_t elided,
                        std::uint8_t last_elided) {
  Bytes segments;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    const Bytes whole = octets(addresses[i]);
    const std::size_t skipped = i + 1 == addresses.size() ? last_elided : elided;
    segments.insert(segments.end(), whole.begin() + static_cast<std::ptrdiff_t>(skipped),
                    whole.end());
  }
  const std::size_t pad = (8 - segments.size() % 8) % 8;
  const Bytes fields{static_cast<std::uint8_t>(elided << 4 | last_elided),
                     static_cast<std::uint8_t>(pad << 4), 0, 0};
  return bound_for(addresses.back(), routing_header(3, segments_left, joined({fields, segments})));
}

RoutingHeader segment_routing(const Addresses& segments, std::uint8_t segments_left,
                              const Bytes& tlvs) {
  Bytes data{static_cast<std::uint8_t>(segments.size() - 1), 0, 0, 0};  // last entry, flags, tag
  for (const auto segment : segments) put(data, octets(segment));
  return bound_for(segments.front(), routing_header(4, segments_left, joined({data, tlvs})));
}

RoutingHeader compact_routing_16(const std::vector<std::uint16_t>& segments,
                                 std::uint8_t segments_left) {
  Bytes data;
  for (const std::uint16_t segment : segments) put16(data, segment);
  return routing_header(5, segments_left, data);
}

RoutingHeader compact_routing_32(const std::vector<std::uint32_t>& segments,
                                 std::uint8_t segments_left) {
  Bytes data;
  for (const std::uint32_t segment : segments) put32(data, segment);
  return routing_header(6, segments_left, data);
}

}  // namespace sixgate::test
