// SPDX-License-Identifier: GPL-2.0-or-later
// Extension headers and ICMP: RFC 8200 section 4, RFC 4443, RFC 4861, RFC 3810.
#include <utility>

#include "support/byte_order.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

using packet::Protocol;

namespace {

/// Fills an option area up with Pad1 or PadN, so that it and the two bytes before it are a multiple
/// of eight. RFC 8200 section 4.2.
void pad(Bytes& options) {
  const std::size_t missing = (8 - (options.size() + 2) % 8) % 8;
  if (missing == 1) options.push_back(0);
  if (missing < 2) return;
  options.push_back(1);
  options.push_back(static_cast<std::uint8_t>(missing - 2));
  options.insert(options.end(), missing - 2, 0);
}

}  // namespace

PacketBuilder& PacketBuilder::options_header(Protocol protocol, Bytes options, const char* says) {
  pad(options);
  Bytes bytes{0, static_cast<std::uint8_t>((options.size() + 2) / 8 - 1)};
  bytes.insert(bytes.end(), options.begin(), options.end());
  return add({.protocol = protocol, .bytes = bytes, .says = says, .states_next = true});
}

PacketBuilder& PacketBuilder::hop_by_hop(Bytes options) {
  return options_header(Protocol::hop_by_hop, std::move(options), "HBH");
}

PacketBuilder& PacketBuilder::router_alert() { return hop_by_hop({5, 2, 0, 0}); }

PacketBuilder& PacketBuilder::jumbo(std::uint32_t length) {
  Bytes option{0xc2, 4};
  put32(option, length);
  return hop_by_hop(std::move(option));
}

PacketBuilder& PacketBuilder::destination_options(Bytes options) {
  return options_header(Protocol::destination_options, std::move(options), "DSTOPT");
}

PacketBuilder& PacketBuilder::home_address(std::string_view address) {
  Bytes options{1, 2, 0, 0, 0xc9, 16};  // aligned to 8n+6; RFC 6275 section 6.3
  const Bytes home = octets(address);
  options.insert(options.end(), home.begin(), home.end());
  return destination_options(std::move(options));
}

PacketBuilder& PacketBuilder::routing(std::uint8_t type, std::uint8_t segments_left) {
  const std::size_t segments = segments_left > 1 ? segments_left : 1;
  Bytes bytes{0, static_cast<std::uint8_t>(2 * segments), type, segments_left, 0, 0, 0, 0};
  if (type == 4) bytes[4] = static_cast<std::uint8_t>(segments - 1);  // last entry; RFC 8754
  for (std::size_t i = 1; i <= segments; ++i) {
    wire::Address segment = wire::Address::ipv6(0x26'00'00'00'00'00'00'00, 0xfaceULL << 16 | i);
    for (std::size_t octet = 0; octet < 16; ++octet) bytes.push_back(segment.octet(octet));
    const bool is_last_stop = type == 4 ? i == 1 : i == segments;
    if (segments_left > 0 && is_last_stop) final_destination_ = segment;
  }
  return add({.protocol = Protocol::routing,
              .bytes = bytes,
              .says = "RT6 (type=" + std::to_string(type) +
                      ", segleft=" + std::to_string(segments_left) + ")",
              .states_next = true});
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
  return add({.protocol = Protocol::fragment,
              .bytes = bytes,
              .says = "frag (" + std::to_string(offset) + ")",
              .states_next = true});
}

PacketBuilder& PacketBuilder::ah(std::size_t icv_size) {
  Bytes bytes{0, static_cast<std::uint8_t>((12 + icv_size) / 4 - 2), 0, 0};
  put32(bytes, 0x1000);  // SPI
  put32(bytes, 1);       // sequence number
  bytes.insert(bytes.end(), icv_size, 0xaa);
  return add({.protocol = Protocol::ah, .bytes = bytes, .says = "AH", .states_next = true});
}

PacketBuilder& PacketBuilder::mobility(std::uint8_t type) {
  return add({.protocol = Protocol::mobility,
              .bytes = {0, 1, type, 0, 0, 0, 0, 1, 0x80, 0, 0, 10, 1, 2, 0, 0},
              .says = "mobility (type=" + std::to_string(type) + ")",
              .checksum_at = 4,
              .states_next = true});
}

PacketBuilder& PacketBuilder::extension(Protocol protocol, Bytes bytes) {
  return add({.protocol = protocol,
              .bytes = std::move(bytes),
              .says = std::string(packet::name_of(protocol)),
              .states_next = true});
}

PacketBuilder& PacketBuilder::icmpv6(std::uint8_t type, std::uint8_t code, std::uint32_t word) {
  Bytes bytes{type, code, 0, 0};
  put32(bytes, word);
  return add({.protocol = Protocol::icmpv6,
              .bytes = bytes,
              .says = "ICMP6, type " + std::to_string(type),
              .checksum_at = 2});
}

PacketBuilder& PacketBuilder::icmpv4(std::uint8_t type, std::uint8_t code, std::uint32_t word) {
  Bytes bytes{type, code, 0, 0};
  put32(bytes, word);
  return add({.protocol = Protocol::icmp,
              .bytes = bytes,
              .says = "ICMP, type " + std::to_string(type),
              .checksum_at = 2});
}

PacketBuilder& PacketBuilder::packet_too_big(std::uint32_t mtu) { return icmpv6_error(2, 0, mtu); }

PacketBuilder& PacketBuilder::icmpv6_error(std::uint8_t type, std::uint8_t code,
                                           std::uint32_t word) {
  // The packet it is about was sent by the one who is told: RFC 4443 section 2.2.
  return icmpv6(type, code, word)
      .quoting(PacketBuilder(destination_, wire::Address::ipv6(0x2600ULL << 48, 0xeee)).tcp(443));
}

PacketBuilder& PacketBuilder::quoting(const PacketBuilder& packet) {
  return payload(packet.bytes());
}

PacketBuilder& PacketBuilder::discovery(std::uint8_t type, std::uint32_t word, const Bytes& body) {
  if (!hop_limit_is_given_) hop_limit_ = 255;
  return icmpv6(type, 0, word).payload(body);
}

PacketBuilder& PacketBuilder::router_solicitation() { return discovery(133, 0, {}); }

PacketBuilder& PacketBuilder::router_advertisement() {
  return discovery(134, 0x40000708, Bytes(8, 0));  // hop limit 64, lifetime 1800 s
}

PacketBuilder& PacketBuilder::neighbour_solicitation(std::string_view target) {
  return discovery(135, 0, octets(target));
}

PacketBuilder& PacketBuilder::neighbour_advertisement(std::string_view target) {
  return discovery(136, 0x60000000, octets(target));  // solicited, override
}

PacketBuilder& PacketBuilder::redirect(std::string_view target, std::string_view destination) {
  return discovery(137, 0, octets(target)).payload(octets(destination));
}

PacketBuilder& PacketBuilder::mld_query() {
  if (!hop_limit_is_given_) hop_limit_ = 1;
  return router_alert().icmpv6(130).payload(Bytes(20, 0));
}

PacketBuilder& PacketBuilder::mld_report() {
  if (!hop_limit_is_given_) hop_limit_ = 1;
  Bytes record{4, 0, 0, 0};  // change to exclude mode, no sources
  const Bytes group = octets("ff02::1:ff00:1");
  record.insert(record.end(), group.begin(), group.end());
  return router_alert().icmpv6(143, 0, 1).payload(record);
}

}  // namespace sixgate::test
