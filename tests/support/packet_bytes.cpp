// SPDX-License-Identifier: GPL-2.0-or-later
// What makes a list of headers a packet: next header numbers, lengths and checksums.
#include "support/byte_order.hpp"
#include "support/checksum.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

using packet::Protocol;

namespace {

void put(Bytes& bytes, wire::Address address) {
  for (std::size_t i = 0; i < address.width() / 8; ++i) bytes.push_back(address.octet(i));
}

}  // namespace

Bytes PacketBuilder::ipv4_header(std::size_t payload_size) const {
  const std::size_t size = 20 + ipv4_options_.size();
  const std::uint32_t words = ipv4_header_words_.value_or(static_cast<std::uint8_t>(size / 4));
  Bytes bytes{static_cast<std::uint8_t>(std::uint32_t{version_} << 4 | words), 0};
  put16(bytes, payload_length_.value_or(static_cast<std::uint32_t>(size + payload_size)));
  put16(bytes, ipv4_id_);
  put16(bytes, ipv4_fragment_offset_ / 8 | (ipv4_more_fragments_ ? 0x2000U : 0U));
  bytes.push_back(hop_limit_);
  bytes.push_back(parts_.empty() ? last_next_.value_or(59)
                                 : static_cast<std::uint8_t>(parts_.front().protocol));
  put16(bytes, 0);
  put(bytes, source_);
  put(bytes, destination_);
  bytes.insert(bytes.end(), ipv4_options_.begin(), ipv4_options_.end());
  set16(bytes, 10, checksum(bytes));
  return bytes;
}

Bytes PacketBuilder::ipv6_header(std::size_t payload_size) const {
  Bytes bytes{static_cast<std::uint8_t>(std::uint32_t{version_} << 4), 0, 0, 0};
  put16(bytes, payload_length_.value_or(static_cast<std::uint32_t>(payload_size)));
  bytes.push_back(parts_.empty() ? last_next_.value_or(59)
                                 : static_cast<std::uint8_t>(parts_.front().protocol));
  bytes.push_back(hop_limit_);
  put(bytes, source_);
  put(bytes, destination_);
  return bytes;
}

std::uint8_t PacketBuilder::next_after(std::size_t index) const {
  if (index + 1 < parts_.size()) return static_cast<std::uint8_t>(parts_[index + 1].protocol);
  return last_next_.value_or(static_cast<std::uint8_t>(Protocol::no_next_header));
}

void PacketBuilder::write_checksum(const Part& part, Bytes& bytes) const {
  Bytes covered;
  if (part.protocol != Protocol::icmp) {
    put(covered, source_);
    put(covered, final_destination_);
    put32(covered, static_cast<std::uint32_t>(bytes.size()));
    put32(covered, static_cast<std::uint32_t>(part.protocol));
  }
  covered.insert(covered.end(), bytes.begin(), bytes.end());
  std::uint32_t sum = checksum(covered);
  if (sum == 0 && part.protocol == Protocol::udp) sum = 0xffff;
  set16(bytes, *part.checksum_at, sum);
}

Bytes PacketBuilder::payload_bytes() const {
  Bytes all;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    Bytes bytes = part.bytes;
    if (part.states_next && !bytes.empty()) bytes[0] = next_after(i);
    if (part.protocol == Protocol::udp && part.checksum_at && !part.length_is_given) {
      set16(bytes, 4, static_cast<std::uint32_t>(bytes.size()));
    }
    if (part.checksum_at) write_checksum(part, bytes);
    all.insert(all.end(), bytes.begin(), bytes.end());
  }
  return all;
}

Bytes PacketBuilder::bytes() const {
  const Bytes payload = payload_bytes();
  Bytes bytes = is_ipv4() ? ipv4_header(payload.size()) : ipv6_header(payload.size());
  bytes.insert(bytes.end(), payload.begin(), payload.end());
  if (truncated_ && *truncated_ < bytes.size()) bytes.resize(*truncated_);
  bytes.insert(bytes.end(), padding_, 0);
  return bytes;
}

}  // namespace sixgate::test
