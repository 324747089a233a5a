// SPDX-License-Identifier: GPL-2.0-or-later
// What makes a list of headers a packet: next header numbers, lengths and checksums.
#include "support/byte_order.hpp"
#include "support/checksum.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

using packet::Protocol;

namespace {

/// Padding of 1, 2, 3 and so on, pad length, next header, ICV: so that the next header ends a word.
/// RFC 4303 section 2.4.
Bytes esp_trailer(std::size_t payload_size, std::uint8_t next, std::size_t icv_size) {
  Bytes trailer;
  const std::size_t padding = (4 - (payload_size + 2) % 4) % 4;
  for (std::size_t i = 1; i <= padding; ++i) trailer.push_back(static_cast<std::uint8_t>(i));
  trailer.push_back(static_cast<std::uint8_t>(padding));
  trailer.push_back(next);
  trailer.insert(trailer.end(), icv_size, 0xcc);
  return trailer;
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
  put(bytes, octets(source_));
  put(bytes, octets(destination_));
  put(bytes, ipv4_options_);
  set16(bytes, 10, checksum(bytes));
  return bytes;
}

Bytes PacketBuilder::ipv6_header(std::size_t payload_size) const {
  Bytes bytes{static_cast<std::uint8_t>(std::uint32_t{version_} << 4), 0, 0, 0};
  put16(bytes, payload_length_.value_or(static_cast<std::uint32_t>(payload_size)));
  bytes.push_back(parts_.empty() ? last_next_.value_or(59)
                                 : static_cast<std::uint8_t>(parts_.front().protocol));
  bytes.push_back(hop_limit_);
  put(bytes, octets(source_));
  put(bytes, octets(destination_));
  return bytes;
}

std::uint8_t PacketBuilder::next_after(std::size_t index) const {
  if (index + 1 < parts_.size()) return static_cast<std::uint8_t>(parts_[index + 1].protocol);
  return last_next_.value_or(static_cast<std::uint8_t>(Protocol::no_next_header));
}

void PacketBuilder::write_checksum(Part& part) const {
  if (part.protocol == Protocol::sctp) {
    const std::uint32_t sum = crc32c(part.bytes);
    set16(part.bytes, *part.checksum_at, sum >> 16);
    set16(part.bytes, *part.checksum_at + 2, sum & 0xffff);
    return;
  }
  Bytes covered;
  if (part.protocol != Protocol::icmp && part.protocol != Protocol::shim6) {
    covered = joined({octets(checksum_source_), octets(final_destination_)});
    put32(covered, static_cast<std::uint32_t>(part.bytes.size()));
    put32(covered, static_cast<std::uint32_t>(part.protocol));
  }
  std::size_t coverage = part.bytes.size();
  if (part.protocol == Protocol::udplite) {  // RFC 3828 section 3.1
    const std::size_t stated = get16(part.bytes, 4);
    if (stated >= 8 && stated < coverage) coverage = stated;
  }
  covered.insert(covered.end(), part.bytes.begin(),
                 part.bytes.begin() + static_cast<std::ptrdiff_t>(coverage));
  std::uint32_t sum = checksum(covered);
  const bool zero_means_none = part.protocol == Protocol::udp || part.protocol == Protocol::udplite;
  if (sum == 0 && zero_means_none) sum = 0xffff;
  set16(part.bytes, *part.checksum_at, sum);
}

Part PacketBuilder::finished(std::size_t index) const {
  Part part = parts_[index];
  if (part.states_next && !part.bytes.empty()) part.bytes[0] = next_after(index);
  if (part.length_at) {
    set16(part.bytes, *part.length_at, static_cast<std::uint32_t>(part.bytes.size()));
  }
  if (part.checksum_at) write_checksum(part);
  return part;
}

Bytes PacketBuilder::payload_from(std::size_t index) const {
  if (index == parts_.size()) return {};
  Bytes bytes = finished(index).bytes;
  const Bytes behind = payload_from(index + 1);
  put(bytes, behind);
  if (const auto icv_size = parts_[index].icv_size) {
    put(bytes, esp_trailer(behind.size(), next_after(index), *icv_size));
  }
  return bytes;
}

std::size_t PacketBuilder::size_from(std::size_t index) const {
  if (index == parts_.size()) return 0;
  const std::size_t behind = size_from(index + 1);
  const auto icv_size = parts_[index].icv_size;
  const std::size_t trailer = icv_size ? esp_trailer(behind, 0, *icv_size).size() : 0;
  return parts_[index].bytes.size() + behind + trailer;
}

Bytes PacketBuilder::bytes() const {
  const Bytes payload = payload_from(0);
  Bytes bytes = is_ipv4() ? ipv4_header(payload.size()) : ipv6_header(payload.size());
  put(bytes, payload);
  if (truncated_ && *truncated_ < bytes.size()) bytes.resize(*truncated_);
  bytes.insert(bytes.end(), padding_, 0);
  return bytes;
}

}  // namespace sixgate::test
