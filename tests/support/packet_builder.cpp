// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/packet_builder.hpp"

#include <stdexcept>
#include <utility>

#include "sixgate/wire/text.hpp"
#include "support/byte_order.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

using packet::Protocol;

namespace {

/// Of these tcpdump prints the addresses together with the ports.
bool prints_addresses_itself(Protocol protocol) {
  return protocol == Protocol::tcp || protocol == Protocol::udp || protocol == Protocol::sctp ||
         protocol == Protocol::dccp;
}

}  // namespace

wire::Address address_of(std::string_view text) {
  const auto address = wire::parse_address(text);
  if (!address) throw std::invalid_argument("no address: " + std::string(text));
  return *address;
}

Bytes octets(const wire::Address& address) {
  Bytes bytes;
  for (std::size_t i = 0; i < address.width() / 8; ++i) bytes.push_back(address.octet(i));
  return bytes;
}

Bytes octets(std::string_view text) { return octets(address_of(text)); }

PacketBuilder ipv4(std::string_view source, std::string_view destination) {
  return PacketBuilder(address_of(source), address_of(destination));
}

PacketBuilder ipv6(std::string_view source, std::string_view destination) {
  return PacketBuilder(address_of(source), address_of(destination));
}

PacketBuilder::PacketBuilder(wire::Address source, wire::Address destination)
    : source_(source),
      destination_(destination),
      checksum_source_(source),
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

PacketBuilder& PacketBuilder::then(Part part) {
  parts_.push_back(std::move(part));
  return *this;
}

PacketBuilder& PacketBuilder::protocol(std::uint8_t number, Bytes bytes) {
  return then({.protocol = static_cast<Protocol>(number),
               .bytes = std::move(bytes),
               .words = words_of_unknown_protocol,
               .ends_line = true});
}

PacketBuilder& PacketBuilder::payload(const Bytes& bytes) {
  put(parts_.back().bytes, bytes);
  return *this;
}

PacketBuilder& PacketBuilder::payload(std::size_t count) { return payload(Bytes(count, 0x5a)); }

std::string PacketBuilder::says() const {
  Place place{.source = std::string(wire::format(source_).view()),
              .destination = std::string(wire::format(destination_).view())};
  const std::string addresses = place.source + " > " + place.destination + ":";
  std::string line = is_ipv4() ? "IP " : "IP6 ";
  if (ipv4_fragment_offset_ > 0) {
    const auto protocol = parts_.empty() ? Protocol::no_next_header : parts_.front().protocol;
    return line + addresses + " ip-proto-" + std::to_string(static_cast<unsigned>(protocol));
  }
  if (parts_.empty() || !prints_addresses_itself(parts_.front().protocol)) line += addresses + " ";
  if (parts_.empty()) line += "no next header";
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    place.is_first = i == 0;
    place.rest = size_from(i);
    const Part part = finished(i);
    line += part.words(part, place);
    if (part.ends_line) break;
    const bool ends_here = place.rest == part.bytes.size();
    const bool is_fragment = part.protocol == Protocol::fragment;
    if (part.states_next && ends_here && !is_fragment) line += "no next header";
  }
  if (truncated_) line += " [|truncated]";
  return line;
}

}  // namespace sixgate::test
