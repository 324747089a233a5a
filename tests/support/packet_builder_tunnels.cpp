// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 4213, RFC 2473, RFC 2784 with RFC 2890, RFC 4380.
#include "support/byte_order.hpp"
#include "support/checksum.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

using packet::Protocol;

PacketBuilder& PacketBuilder::carries(const PacketBuilder& inner) {
  return add({.protocol = inner.is_ipv4() ? Protocol::ipv4 : Protocol::ipv6,
              .bytes = inner.bytes(),
              .says = inner.says()});
}

PacketBuilder& PacketBuilder::gre(const PacketBuilder& inner, std::uint16_t flags) {
  Bytes rest;
  if ((flags & 0x8000) != 0) put32(rest, 0);           // checksum and reserved
  if ((flags & 0x2000) != 0) put32(rest, 0x0a0b0c0d);  // key
  if ((flags & 0x1000) != 0) put32(rest, 7);           // sequence number
  const Bytes bytes = inner.bytes();
  rest.insert(rest.end(), bytes.begin(), bytes.end());
  gre(flags, inner.is_ipv4() ? 0x0800 : 0x86dd, rest);
  Part& part = parts_.back();
  part.says = "GREv0: " + inner.says();
  if ((flags & 0x8000) != 0) set16(part.bytes, 4, checksum(part.bytes));
  return *this;
}

PacketBuilder& PacketBuilder::gre(std::uint16_t flags_and_version, std::uint16_t ethertype,
                                  const Bytes& rest) {
  Bytes bytes;
  put16(bytes, flags_and_version);
  put16(bytes, ethertype);
  bytes.insert(bytes.end(), rest.begin(), rest.end());
  return add({.protocol = Protocol::gre,
              .bytes = bytes,
              .says = "GREv" + std::to_string(flags_and_version & 7)});
}

PacketBuilder& PacketBuilder::teredo(const PacketBuilder& inner) {
  payload(inner.bytes());
  parts_.back().says += " teredo: " + inner.says();
  return *this;
}

PacketBuilder& PacketBuilder::teredo_authentication(std::uint8_t id_size, std::uint8_t value_size) {
  return payload({0, 1, id_size, value_size})
      .payload(Bytes(id_size, 'i'))
      .payload(Bytes(value_size, 'a'))
      .payload(Bytes(8, 'n'))  // nonce
      .payload(Bytes{0});      // confirmation
}

PacketBuilder& PacketBuilder::teredo_origin(std::uint16_t port, std::string_view address) {
  Bytes bytes{0, 0};
  put16(bytes, port ^ 0xffffU);
  for (const std::uint8_t octet : octets(address)) {
    bytes.push_back(static_cast<std::uint8_t>(octet ^ 0xff));
  }
  return payload(bytes);
}

}  // namespace sixgate::test
