// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 4443, RFC 792, RFC 4861, RFC 4884, RFC 3810.
#include <algorithm>

#include "sixgate/packet/icmpv6.hpp"
#include "support/byte_order.hpp"
#include "support/icmp_messages.hpp"
#include "support/packet_builder.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

using packet::Protocol;

PacketBuilder& PacketBuilder::icmpv6(std::uint8_t type, std::uint8_t code, std::uint32_t word) {
  return then({.protocol = Protocol::icmpv6,
               .bytes = joined({{type, code, 0, 0}, bytes32(word)}),
               .words = words_of_icmpv6,
               .checksum_at = 2});
}

PacketBuilder& PacketBuilder::icmpv4(std::uint8_t type, std::uint8_t code, std::uint32_t word) {
  return then({.protocol = Protocol::icmp,
               .bytes = joined({{type, code, 0, 0}, bytes32(word)}),
               .words = words_of_icmp,
               .checksum_at = 2});
}

PacketBuilder& PacketBuilder::icmp(const Icmp& message) {
  if (message.hop_limit && !hop_limit_is_given_) hop_limit_ = *message.hop_limit;
  if (message.router_alert) router_alert();
  return then({.protocol = is_ipv4() ? Protocol::icmp : Protocol::icmpv6,
               .bytes = joined({{message.type, message.code, 0, 0}, message.body}),
               .words = is_ipv4() ? words_of_icmp : words_of_icmpv6,
               .checksum_at = 2});
}

PacketBuilder& PacketBuilder::packet_too_big(std::uint32_t mtu) { return icmpv6_error(2, 0, mtu); }

PacketBuilder& PacketBuilder::icmpv6_error(std::uint8_t type, std::uint8_t code,
                                           std::uint32_t word) {
  // The packet it is about was sent by the one who is told: RFC 4443 section 2.2.
  return icmpv6(type, code, word)
      .quoting(PacketBuilder(destination_, wire::Address::ipv6(0x2600ULL << 48, 0xeee)).tcp(443));
}

PacketBuilder& PacketBuilder::icmpv4_error(std::uint8_t type, std::uint8_t code,
                                           std::uint32_t word) {
  return icmpv4(type, code, word)
      .quoting(PacketBuilder(destination_, address_of("9.0.0.99")).tcp(443));
}

PacketBuilder& PacketBuilder::quoting(const PacketBuilder& packet) {
  Bytes quoted = packet.bytes();
  const std::size_t most = is_ipv4() ? 576 : 1280;
  quoted.resize(std::min(quoted.size(), most - bytes().size()));
  return payload(quoted);
}

PacketBuilder& PacketBuilder::extended_by(const Bytes& objects) {
  constexpr std::size_t header = 8;
  Bytes& message = parts_.back().bytes;
  const std::size_t unit = is_ipv4() ? 4 : 8;
  const std::size_t quoted = std::max<std::size_t>(128, message.size() - header);
  const std::size_t units = (quoted + unit - 1) / unit;
  message.resize(header + units * unit);
  message[is_ipv4() ? 5 : 4] = static_cast<std::uint8_t>(units);
  return payload(extension_structure(objects));
}

PacketBuilder& PacketBuilder::router_solicitation(const Bytes& options) {
  return icmp({.type = 133, .body = joined({bytes32(0), options}), .hop_limit = 255});
}

PacketBuilder& PacketBuilder::router_advertisement(const Bytes& options) {
  return icmp(test::router_advertisement(RouterAdvertisement{}, options));
}

PacketBuilder& PacketBuilder::neighbour_solicitation(std::string_view target,
                                                     const Bytes& options) {
  return icmp(
      {.type = 135, .body = joined({bytes32(0), octets(target), options}), .hop_limit = 255});
}

PacketBuilder& PacketBuilder::neighbour_advertisement(std::string_view target,
                                                      const Bytes& options) {
  // What goes to a group cannot have been solicited: RFC 4861 section 4.4.
  const bool is_solicited = !packet::is_multicast(destination_);
  const Bytes flags = bytes32(is_solicited ? 0x60000000 : 0x20000000);
  return icmp({.type = 136, .body = joined({flags, octets(target), options}), .hop_limit = 255});
}

PacketBuilder& PacketBuilder::redirect(std::string_view target, std::string_view destination,
                                       const Bytes& options) {
  return icmp({.type = 137,
               .body = joined({bytes32(0), octets(target), octets(destination), options}),
               .hop_limit = 255});
}

PacketBuilder& PacketBuilder::mld_query() { return icmp(listener_query_v2("::")); }

PacketBuilder& PacketBuilder::mld_report() {
  return icmp(listener_report_v2({{.group = "ff02::1:ff00:1"}}));
}

}  // namespace sixgate::test
