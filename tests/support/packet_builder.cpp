// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/packet_builder.hpp"

#include <stdexcept>
#include <utility>

#include "sixgate/wire/text.hpp"
#include "support/byte_order.hpp"

namespace sixgate::test {

using packet::Protocol;

namespace {

wire::Address address_of(std::string_view text) {
  const auto address = wire::parse_address(text);
  if (!address) throw std::invalid_argument("no address: " + std::string(text));
  return *address;
}

std::string port_pair(const char* name, std::uint16_t source, std::uint16_t destination) {
  return std::string(name) + " " + std::to_string(source) + " > " + std::to_string(destination);
}

}  // namespace

Bytes octets(std::string_view text) {
  const wire::Address address = address_of(text);
  Bytes bytes;
  for (std::size_t i = 0; i < address.width() / 8; ++i) bytes.push_back(address.octet(i));
  return bytes;
}

PacketBuilder ipv4(std::string_view source, std::string_view destination) {
  return PacketBuilder(address_of(source), address_of(destination));
}

PacketBuilder ipv6(std::string_view source, std::string_view destination) {
  return PacketBuilder(address_of(source), address_of(destination));
}

PacketBuilder::PacketBuilder(wire::Address source, wire::Address destination)
    : source_(source),
      destination_(destination),
      final_destination_(destination),
      version_(source.family() == wire::Family::ipv4 ? 4 : 6) {}

PacketBuilder& PacketBuilder::hop_limit(std::uint8_t limit) {
  hop_limit_ = limit;
  hop_limit_is_given_ = true;
  return *this;
}

PacketBuilder& PacketBuilder::ipv4_options(Bytes options) {
  ipv4_options_ = std::move(options);
  return *this;
}

PacketBuilder& PacketBuilder::version(std::uint8_t version) {
  version_ = version;
  return *this;
}

PacketBuilder& PacketBuilder::ipv4_header_words(std::uint8_t words) {
  ipv4_header_words_ = words;
  return *this;
}

PacketBuilder& PacketBuilder::payload_length(std::uint32_t length) {
  payload_length_ = length;
  return *this;
}

PacketBuilder& PacketBuilder::truncated(std::size_t length) {
  truncated_ = length;
  return *this;
}

PacketBuilder& PacketBuilder::padded(std::size_t count) {
  padding_ = count;
  return *this;
}

PacketBuilder& PacketBuilder::says_next(std::uint8_t protocol) {
  last_next_ = protocol;
  return *this;
}

PacketBuilder& PacketBuilder::add(Part part) {
  parts_.push_back(std::move(part));
  return *this;
}

PacketBuilder& PacketBuilder::tcp(std::uint16_t source_port, std::uint16_t destination_port) {
  Bytes bytes;
  put16(bytes, source_port);
  put16(bytes, destination_port);
  put32(bytes, 1);       // sequence number
  put32(bytes, 0);       // acknowledgement number
  put16(bytes, 0x5002);  // five words, SYN
  put16(bytes, 64800);   // window
  put32(bytes, 0);       // checksum, urgent pointer
  return add({.protocol = Protocol::tcp,
              .bytes = bytes,
              .says = port_pair("tcp", source_port, destination_port) + " [S]",
              .checksum_at = 16});
}

PacketBuilder& PacketBuilder::tcp(std::uint16_t destination_port) {
  return tcp(40000, destination_port);
}

PacketBuilder& PacketBuilder::udp(std::uint16_t source_port, std::uint16_t destination_port) {
  Bytes bytes;
  put16(bytes, source_port);
  put16(bytes, destination_port);
  put32(bytes, 0);  // length and checksum, when all of the payload is known
  return add({.protocol = Protocol::udp,
              .bytes = bytes,
              .says = port_pair("udp", source_port, destination_port),
              .checksum_at = 6});
}

PacketBuilder& PacketBuilder::udp_length(std::uint16_t length) {
  set16(parts_.back().bytes, 4, length);
  parts_.back().length_is_given = true;
  return *this;
}

PacketBuilder& PacketBuilder::sctp(std::uint16_t destination_port) {
  Bytes bytes;
  put16(bytes, 40000);
  put16(bytes, destination_port);
  put32(bytes, 0);  // verification tag
  put32(bytes, 0);  // checksum
  return add({.protocol = Protocol::sctp,
              .bytes = bytes,
              .says = port_pair("sctp", 40000, destination_port)});
}

PacketBuilder& PacketBuilder::esp(std::uint32_t spi) {
  Bytes bytes;
  put32(bytes, spi);
  put32(bytes, 1);                      // sequence number
  bytes.insert(bytes.end(), 24, 0xe5);  // what nobody here can read
  return add({.protocol = Protocol::esp, .bytes = bytes, .says = "ESP"});
}

PacketBuilder& PacketBuilder::protocol(std::uint8_t number, Bytes bytes) {
  return add({.protocol = static_cast<Protocol>(number),
              .bytes = std::move(bytes),
              .says = "proto-" + std::to_string(number)});
}

PacketBuilder& PacketBuilder::payload(const Bytes& bytes) {
  Bytes& last = parts_.back().bytes;
  last.insert(last.end(), bytes.begin(), bytes.end());
  return *this;
}

PacketBuilder& PacketBuilder::payload(std::size_t count) { return payload(Bytes(count, 0x5a)); }

std::string PacketBuilder::says() const {
  std::string line = is_ipv4() ? "IP " : "IP6 ";
  line.append(wire::format(source_).view()).append(" > ");
  line.append(wire::format(destination_).view()).append(":");
  if (ipv4_fragment_offset_ > 0 || ipv4_more_fragments_) {
    line += " frag (" + std::to_string(ipv4_fragment_offset_) + ")";
  }
  for (const Part& part : parts_) line += " " + part.says;
  if (truncated_) line += " [|truncated]";
  return line;
}

}  // namespace sixgate::test
