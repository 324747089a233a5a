// SPDX-License-Identifier: GPL-2.0-or-later
// Extension headers: RFC 8200 section 4, RFC 4302, RFC 4303, RFC 6275.
#include <utility>

#include "support/byte_order.hpp"
#include "support/ipsec.hpp"
#include "support/ipv6_options.hpp"
#include "support/mobility.hpp"
#include "support/packet_builder.hpp"
#include "support/routing_headers.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

using packet::Protocol;

PacketBuilder& PacketBuilder::options_header(Protocol protocol, Bytes options, const char* words) {
  pad_options(options, 2);
  return then(
      {.protocol = protocol,
       .bytes = joined({{0, static_cast<std::uint8_t>((options.size() + 2) / 8 - 1)}, options}),
       .words = always(words),
       .states_next = true});
}

PacketBuilder& PacketBuilder::hop_by_hop(Bytes options) {
  return options_header(Protocol::hop_by_hop, std::move(options), "HBH ");
}

PacketBuilder& PacketBuilder::router_alert() { return hop_by_hop(router_alert_option(0)); }

PacketBuilder& PacketBuilder::jumbo(std::uint32_t length) {
  return hop_by_hop(jumbo_option(length));
}

PacketBuilder& PacketBuilder::destination_options(Bytes options) {
  return options_header(Protocol::destination_options, std::move(options), "DSTOPT ");
}

PacketBuilder& PacketBuilder::home_address(std::string_view address) {
  checksum_source_ = address_of(address);
  // Aligned to 8n+6; RFC 6275 section 6.3.
  return destination_options(joined({pad_n(4), home_address_option(address)}));
}

PacketBuilder& PacketBuilder::routing(std::uint8_t type, std::uint8_t segments_left) {
  const std::size_t segments = segments_left > 1 ? segments_left : 1;
  Bytes bytes{0, static_cast<std::uint8_t>(2 * segments), type, segments_left, 0, 0, 0, 0};
  if (type == 4) bytes[4] = static_cast<std::uint8_t>(segments - 1);  // last entry; RFC 8754
  RoutingHeader header{bytes};
  for (std::size_t i = 1; i <= segments; ++i) {
    const auto segment = wire::Address::ipv6(0x26'00'00'00'00'00'00'00, 0xfaceULL << 16 | i);
    put(header.bytes, octets(segment));
    const bool is_last_stop = type == 4 ? i == 1 : i == segments;
    if (segments_left > 0 && is_last_stop) header.final_destination = segment;
  }
  return routing(header);
}

PacketBuilder& PacketBuilder::routing(const RoutingHeader& header) {
  if (header.final_destination) final_destination_ = *header.final_destination;
  const std::uint8_t type = header.bytes[2];
  const bool is_known = type == 0 || type == 2 || type == 4;  // to tcpdump
  return then({.protocol = Protocol::routing,
               .bytes = header.bytes,
               .words = words_of_routing,
               .states_next = true,
               .ends_line = !is_known});
}

PacketBuilder& PacketBuilder::fragment(std::uint32_t offset, bool more, std::uint32_t id) {
  if (is_ipv4()) {
    ipv4_fragment_offset_ = offset;
    ipv4_more_fragments_ = more;
    ipv4_id_ = static_cast<std::uint16_t>(id & 0xffff);
    return *this;
  }
  Bytes bytes{0, 0};
  put16(bytes, (offset & 0xfff8) | (more ? 1U : 0U));
  put32(bytes, id);
  return then({.protocol = Protocol::fragment,
               .bytes = bytes,
               .words = words_of_fragment,
               .states_next = true,
               .ends_line = offset > 0});
}

PacketBuilder& PacketBuilder::ah(std::size_t icv_size) { return ah(0x1000, 1, icv_size); }

PacketBuilder& PacketBuilder::ah(std::uint32_t spi, std::uint32_t sequence, std::size_t icv_size) {
  Bytes bytes{0, static_cast<std::uint8_t>((12 + icv_size) / 4 - 2), 0, 0};
  put32(bytes, spi);
  put32(bytes, sequence);
  bytes.insert(bytes.end(), icv_size, 0xaa);
  return then(
      {.protocol = Protocol::ah, .bytes = bytes, .words = words_of_ah, .states_next = true});
}

PacketBuilder& PacketBuilder::esp(std::uint32_t spi) {
  return then({.protocol = Protocol::esp,
               .bytes = encrypted_esp(spi),
               .words = words_of_esp,
               .ends_line = true});
}

PacketBuilder& PacketBuilder::esp_null(const Esp& header) {
  Bytes bytes = joined({bytes32(header.spi), bytes32(header.sequence)});
  if (!header.is_wrapped) {
    return then({.protocol = Protocol::esp,
                 .bytes = bytes,
                 .words = words_of_esp,
                 .ends_line = true,
                 .icv_size = header.icv_size});
  }
  // Next header, offset of the payload, size of the ICV, flags: padding is there over IPv6, where
  // the offset is a multiple of eight.
  const auto trailer = static_cast<std::uint8_t>(header.icv_size);
  const Bytes wrapping =
      is_ipv4() ? Bytes{0, 12, trailer, 0} : Bytes{0, 16, trailer, 0x10, 0, 0, 0, 0};
  return then({.protocol = static_cast<Protocol>(141),
               .bytes = joined({wrapping, bytes}),
               .words = words_of_unknown_protocol,
               .states_next = true,
               .ends_line = true,
               .icv_size = header.icv_size});
}

Bytes encrypted_esp(std::uint32_t spi, std::uint32_t sequence) {
  return joined({bytes32(spi), bytes32(sequence), Bytes(24, 0xe5)});
}

PacketBuilder& PacketBuilder::mobility(std::uint8_t type) {
  return mobility({.type = type, .data = {0, 1, 0x80, 0, 0, 10}});
}

PacketBuilder& PacketBuilder::mobility(const MobilityMessage& message) {
  Bytes options = message.options;
  pad_options(options, 6 + message.data.size());
  Bytes bytes = joined({{0, 0, message.type, 0, 0, 0}, message.data, options});
  bytes[1] = static_cast<std::uint8_t>(bytes.size() / 8 - 1);
  return then({.protocol = Protocol::mobility,
               .bytes = bytes,
               .words = words_of_mobility,
               .checksum_at = 4,
               .states_next = true,
               .ends_line = true});
}

PacketBuilder& PacketBuilder::extension(Protocol protocol, Bytes bytes) {
  const bool is_options =
      protocol == Protocol::hop_by_hop || protocol == Protocol::destination_options;
  const char* name = protocol == Protocol::hop_by_hop ? "HBH " : "DSTOPT ";
  return then({.protocol = protocol,
               .bytes = std::move(bytes),
               .words = is_options ? always(name) : words_of_unknown_protocol,
               .states_next = true,
               .ends_line = !is_options});
}

}  // namespace sixgate::test
