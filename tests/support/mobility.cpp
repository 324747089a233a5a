// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/mobility.hpp"

#include "support/byte_order.hpp"
#include "support/packet_builder.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

using packet::Protocol;

namespace {

Bytes bytes64(std::uint64_t value) {
  return joined({bytes32(static_cast<std::uint32_t>(value >> 32)),
                 bytes32(static_cast<std::uint32_t>(value & 0xffffffff))});
}

}  // namespace

MobilityMessage binding_refresh_request() { return {.type = 0, .data = {0, 0}}; }

MobilityMessage home_test_init(std::uint64_t cookie) {
  return {.type = 1, .data = joined({{0, 0}, bytes64(cookie)})};
}

MobilityMessage care_of_test_init(std::uint64_t cookie) {
  return {.type = 2, .data = joined({{0, 0}, bytes64(cookie)})};
}

MobilityMessage home_test(std::uint16_t nonce, std::uint64_t cookie, std::uint64_t token) {
  return {.type = 3, .data = joined({bytes16(nonce), bytes64(cookie), bytes64(token)})};
}

MobilityMessage care_of_test(std::uint16_t nonce, std::uint64_t cookie, std::uint64_t token) {
  return {.type = 4, .data = joined({bytes16(nonce), bytes64(cookie), bytes64(token)})};
}

MobilityMessage binding_update(std::uint16_t sequence, std::uint16_t flags, std::uint16_t lifetime,
                               const Bytes& options) {
  return {.type = 5,
          .data = joined({bytes16(sequence), bytes16(flags), bytes16(lifetime)}),
          .options = options};
}

MobilityMessage binding_acknowledgement(std::uint8_t status, std::uint16_t sequence,
                                        std::uint16_t lifetime, const Bytes& options) {
  return {.type = 6,
          .data = joined({{status, 0}, bytes16(sequence), bytes16(lifetime)}),
          .options = options};
}

MobilityMessage binding_error(std::uint8_t status, std::string_view home_address) {
  return {.type = 7, .data = joined({{status, 0}, octets(home_address)})};
}

Part hip(std::uint8_t packet_type) {
  Bytes bytes{0, 4, packet_type, 0x21, 0, 0, 0, 0};  // five times eight bytes, version 2
  bytes.insert(bytes.end(), 16, 0x11);               // the sender's host identity tag
  bytes.insert(bytes.end(), 16, 0x22);               // the receiver's
  return {.protocol = Protocol::hip,
          .bytes = bytes,
          .words = words_of_unknown_protocol,
          .checksum_at = 4,
          .states_next = true,
          .ends_line = true};
}

Part shim6_payload(std::uint64_t context_tag) {
  Bytes bytes{0, 0};
  put16(bytes, static_cast<std::uint32_t>(0x8000 | (context_tag >> 32 & 0x7fff)));
  put32(bytes, static_cast<std::uint32_t>(context_tag & 0xffffffff));
  return {.protocol = Protocol::shim6,
          .bytes = bytes,
          .words = words_of_unknown_protocol,
          .states_next = true,
          .ends_line = true};
}

Part shim6_control(std::uint8_t type, const Bytes& body) {
  Bytes bytes = joined({{0, 0, type, 0, 0, 0}, body});
  bytes.resize((bytes.size() + 7) / 8 * 8);
  bytes[1] = static_cast<std::uint8_t>(bytes.size() / 8 - 1);
  return {.protocol = Protocol::shim6,
          .bytes = bytes,
          .words = words_of_unknown_protocol,
          .checksum_at = 4,
          .states_next = true,
          .ends_line = true};
}

}  // namespace sixgate::test
