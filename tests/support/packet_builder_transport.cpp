// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 9293, RFC 768, RFC 3828, RFC 9260, RFC 4340.
#include "support/byte_order.hpp"
#include "support/packet_builder.hpp"
#include "support/transports.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

using packet::Protocol;

PacketBuilder& PacketBuilder::tcp(const Tcp& header) {
  Bytes bytes = joined({bytes16(header.source_port), bytes16(header.destination_port),
                        bytes32(header.sequence), bytes32(header.acknowledgement)});
  bytes.push_back(static_cast<std::uint8_t>((20 + header.options.size()) / 4 << 4));
  bytes.push_back(header.flags);
  put16(bytes, 64800);  // window
  put32(bytes, 0);      // checksum, urgent pointer
  put(bytes, header.options);
  return then(
      {.protocol = Protocol::tcp, .bytes = bytes, .words = words_of_tcp, .checksum_at = 16});
}

PacketBuilder& PacketBuilder::tcp(std::uint16_t source_port, std::uint16_t destination_port) {
  return tcp(Tcp{.source_port = source_port, .destination_port = destination_port});
}

PacketBuilder& PacketBuilder::tcp(std::uint16_t destination_port) {
  return tcp(Tcp{.destination_port = destination_port});
}

PacketBuilder& PacketBuilder::udp(std::uint16_t source_port, std::uint16_t destination_port) {
  Bytes bytes = joined({bytes16(source_port), bytes16(destination_port)});
  put32(bytes, 0);  // length and checksum, when all of the payload is known
  return then({.protocol = Protocol::udp,
               .bytes = bytes,
               .words = words_of_udp,
               .checksum_at = 6,
               .length_at = 4});
}

PacketBuilder& PacketBuilder::udp_length(std::uint16_t length) {
  set16(parts_.back().bytes, 4, length);
  parts_.back().length_at.reset();
  return *this;
}

PacketBuilder& PacketBuilder::udp_without_checksum() {
  parts_.back().checksum_at.reset();
  return *this;
}

PacketBuilder& PacketBuilder::udp_lite(std::uint16_t source_port, std::uint16_t destination_port,
                                       std::uint16_t coverage) {
  return then({.protocol = Protocol::udplite,
               .bytes = joined({bytes16(source_port), bytes16(destination_port), bytes16(coverage),
                                Bytes(2, 0)}),
               .words = words_of_unknown_protocol,
               .checksum_at = 6,
               .ends_line = true});
}

PacketBuilder& PacketBuilder::sctp(const Sctp& header) {
  return then({.protocol = Protocol::sctp,
               .bytes = joined({bytes16(header.source_port), bytes16(header.destination_port),
                                bytes32(header.verification_tag), Bytes(4, 0), header.chunks}),
               .words = words_of_sctp,
               .checksum_at = 8});
}

PacketBuilder& PacketBuilder::sctp(std::uint16_t destination_port) {
  return sctp(Sctp{.destination_port = destination_port});
}

Bytes sctp_init(std::uint32_t initiate_tag) {
  // Flags, length, tag, window, outbound and inbound streams, first sequence number.
  return joined({{1, 0},
                 bytes16(20),
                 bytes32(initiate_tag),
                 bytes32(65536),
                 bytes16(10),
                 bytes16(10),
                 bytes32(1)});
}

Bytes sctp_data(std::uint32_t sequence, const Bytes& payload) {
  const auto length = static_cast<std::uint32_t>(16 + payload.size());
  // Beginning and end, length, sequence, stream 0, its sequence 0, no payload protocol.
  Bytes chunk = joined({{0, 3}, bytes16(length), bytes32(sequence), Bytes(8, 0), payload});
  chunk.resize((chunk.size() + 3) / 4 * 4);
  return chunk;
}

PacketBuilder& PacketBuilder::dccp(const Dccp& header) {
  Bytes bytes = joined({bytes16(header.source_port), bytes16(header.destination_port)});
  bytes.push_back(header.is_data ? 4 : 5);  // data offset in words
  put(bytes, Bytes(3, 0));                  // checksum over all of it, which is to come
  bytes.push_back(header.is_data ? 5 : 1);  // type, extended sequence numbers
  put(bytes, Bytes(3, 0));                  // reserved, the sequence number's upper 16 bits
  put32(bytes, header.sequence);
  if (!header.is_data) put32(bytes, header.service_code);
  return then(
      {.protocol = Protocol::dccp, .bytes = bytes, .words = words_of_dccp, .checksum_at = 6});
}

}  // namespace sixgate::test
