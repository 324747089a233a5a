// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 4213, RFC 2473, RFC 2784 with RFC 2890, RFC 1701, RFC 2637, RFC 4380.
#include "support/byte_order.hpp"
#include "support/checksum.hpp"
#include "support/content.hpp"
#include "support/gre_header.hpp"
#include "support/packet_builder.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

using packet::Protocol;

PacketBuilder& PacketBuilder::carries(const PacketBuilder& inner) {
  return then({.protocol = inner.is_ipv4() ? Protocol::ipv4 : Protocol::ipv6,
               .bytes = inner.bytes(),
               .words = always(inner.says())});
}

PacketBuilder& PacketBuilder::gre(const PacketBuilder& inner, std::uint16_t flags) {
  Gre header{.has_checksum = (flags & 0x8000) != 0};
  if ((flags & 0x2000) != 0) header.key = 0x0a0b0c0d;
  if ((flags & 0x1000) != 0) header.sequence = 7;
  return gre(header, inner);
}

PacketBuilder& PacketBuilder::gre(std::uint16_t flags_and_version, std::uint16_t ethertype,
                                  const Bytes& rest) {
  return then({.protocol = Protocol::gre,
               .bytes = joined({bytes16(flags_and_version), bytes16(ethertype), rest}),
               .words = words_of_gre});
}

PacketBuilder& PacketBuilder::gre(const Gre& header, const Content& inner) {
  return then({.protocol = Protocol::gre,
               .bytes = gre_bytes(header, inner),
               .words = words_of_gre,
               .inner = inner.says});
}

Bytes gre_bytes(const Gre& header, const Content& inner) {
  std::uint32_t flags = header.call_id ? 1 : 0;
  Bytes fields;
  const bool has_route = !header.route.empty();
  if (header.has_checksum) flags |= 0x8000;
  if (has_route) flags |= 0x4000;
  if (header.has_checksum || has_route) put32(fields, 0);  // checksum, offset of the next hop
  if (header.call_id) {
    flags |= 0x2000;
    put16(fields, static_cast<std::uint32_t>(inner.bytes.size()));
    put16(fields, *header.call_id);
  }
  if (header.key) {
    flags |= 0x2000;
    put32(fields, *header.key);
  }
  if (header.sequence) {
    flags |= 0x1000;
    put32(fields, *header.sequence);
  }
  if (header.acknowledgement) {
    flags |= 0x0080;
    put32(fields, *header.acknowledgement);
  }
  if (has_route) put(fields, joined({header.route, Bytes(4, 0)}));
  const auto type = static_cast<std::uint32_t>(inner.type);
  Bytes bytes = joined({bytes16(flags), bytes16(type), fields, inner.bytes});
  if (header.has_checksum) set16(bytes, 4, checksum(bytes));
  return bytes;
}

Bytes source_route_entry(const Bytes& addresses) {
  return joined({bytes16(0x0800), {0, static_cast<std::uint8_t>(addresses.size())}, addresses});
}

PacketBuilder& PacketBuilder::holds(const Content& content) {
  parts_.back().inner = content.says;
  return payload(content.bytes);
}

PacketBuilder& PacketBuilder::teredo(const PacketBuilder& inner, const Bytes& trailers) {
  return payload(inner.bytes()).payload(trailers);
}

PacketBuilder& PacketBuilder::teredo_authentication(std::uint8_t id_size, std::uint8_t value_size) {
  return payload({0, 1, id_size, value_size})
      .payload(Bytes(id_size, 'i'))
      .payload(Bytes(value_size, 'a'))
      .payload(Bytes(8, 'n'))  // nonce
      .payload(Bytes{0});      // confirmation
}

PacketBuilder& PacketBuilder::teredo_origin(std::uint16_t port, std::string_view address) {
  Bytes bytes = joined({{0, 0}, bytes16(port ^ 0xffffU)});
  for (const std::uint8_t octet : octets(address)) {
    bytes.push_back(static_cast<std::uint8_t>(octet ^ 0xff));
  }
  return payload(bytes);
}

}  // namespace sixgate::test
