// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sixgate/packet/protocol.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::test {

using Bytes = std::vector<std::uint8_t>;

/// One header behind the IP header, with whatever it carries.
struct Part {
  packet::Protocol protocol;
  Bytes bytes;
  std::string says;                             ///< as tcpdump words it, where that is simple
  std::optional<std::size_t> checksum_at = {};  ///< where its checksum goes, in bytes
  bool states_next = false;                     ///< its first byte is the next header number
  bool length_is_given = false;                 ///< UDP: the length is not to be computed
};

/// Builds one IP packet in the order in which it goes over the wire:
///
///     ipv6("2600::1", "2600::2").routing(0, 1).tcp(443)
///
/// Next headers, lengths and checksums are right unless the packet is told to lie; the code that
/// computes them is the test's own. Payload belongs to the header before it.
class PacketBuilder {
 public:
  PacketBuilder(wire::Address source, wire::Address destination);

  // The IP header.
  PacketBuilder& hop_limit(std::uint8_t limit);
  PacketBuilder& ipv4_options(Bytes options);  ///< a multiple of four bytes

  // Lies about it.
  PacketBuilder& version(std::uint8_t version);
  PacketBuilder& ipv4_header_words(std::uint8_t words);  ///< the header's length in fours
  PacketBuilder& payload_length(std::uint32_t length);   ///< IPv4: the total length
  PacketBuilder& truncated(std::size_t length);     ///< only the first `length` bytes are there
  PacketBuilder& padded(std::size_t count);         ///< `count` bytes follow the packet
  PacketBuilder& says_next(std::uint8_t protocol);  ///< what the last header announces

  // Extension headers.
  PacketBuilder& hop_by_hop(Bytes options = {});  ///< padded to a whole header
  PacketBuilder& router_alert();
  PacketBuilder& jumbo(std::uint32_t length);
  PacketBuilder& destination_options(Bytes options = {});
  PacketBuilder& home_address(std::string_view address);
  PacketBuilder& routing(std::uint8_t type, std::uint8_t segments_left);
  PacketBuilder& fragment(std::uint32_t offset, bool more, std::uint32_t id);  ///< offset in bytes
  PacketBuilder& ah(std::size_t icv_size = 12);
  PacketBuilder& mobility(std::uint8_t type);
  /// Any header: byte 0 becomes the next header number, the rest stays as given.
  PacketBuilder& extension(packet::Protocol protocol, Bytes bytes);

  // What ends the chain.
  PacketBuilder& tcp(std::uint16_t destination_port);
  PacketBuilder& tcp(std::uint16_t source_port, std::uint16_t destination_port);
  PacketBuilder& udp(std::uint16_t source_port, std::uint16_t destination_port);
  PacketBuilder& udp_length(std::uint16_t length);  ///< a lie
  PacketBuilder& sctp(std::uint16_t destination_port);
  PacketBuilder& esp(std::uint32_t spi = 0x1000);
  PacketBuilder& icmpv6(std::uint8_t type, std::uint8_t code = 0, std::uint32_t word = 0);
  PacketBuilder& icmpv4(std::uint8_t type, std::uint8_t code = 0, std::uint32_t word = 0);
  PacketBuilder& protocol(std::uint8_t number, Bytes bytes = {});
  PacketBuilder& payload(const Bytes& bytes);
  PacketBuilder& payload(std::size_t count);  ///< that many bytes of nothing in particular

  // ICMPv6 messages that have a form of their own. Hop limits are those of the RFC.
  PacketBuilder& packet_too_big(std::uint32_t mtu);
  PacketBuilder& icmpv6_error(std::uint8_t type, std::uint8_t code = 0, std::uint32_t word = 0);
  PacketBuilder& quoting(const PacketBuilder& packet);
  PacketBuilder& router_solicitation();
  PacketBuilder& router_advertisement();
  PacketBuilder& neighbour_solicitation(std::string_view target);
  PacketBuilder& neighbour_advertisement(std::string_view target);
  PacketBuilder& redirect(std::string_view target, std::string_view destination);
  PacketBuilder& mld_query();
  PacketBuilder& mld_report();  ///< version 2

  // Tunnels.
  PacketBuilder& carries(const PacketBuilder& inner);  ///< protocol 41 or 4, as the inner one is
  PacketBuilder& gre(const PacketBuilder& inner, std::uint16_t flags = 0);
  PacketBuilder& gre(std::uint16_t flags_and_version, std::uint16_t ethertype, const Bytes& rest);
  PacketBuilder& teredo(const PacketBuilder& inner);  ///< behind udp()
  PacketBuilder& teredo_authentication(std::uint8_t id_size = 0, std::uint8_t value_size = 0);
  PacketBuilder& teredo_origin(std::uint16_t port, std::string_view address);

  /// The packet.
  [[nodiscard]] Bytes bytes() const;
  operator Bytes() const { return bytes(); }

  /// The packet as tcpdump would tell it, as far as that is simple.
  [[nodiscard]] std::string says() const;

  [[nodiscard]] wire::Address source() const { return source_; }
  [[nodiscard]] wire::Address destination() const { return destination_; }
  [[nodiscard]] bool is_ipv4() const { return source_.family() == wire::Family::ipv4; }

 private:
  PacketBuilder& add(Part part);
  PacketBuilder& options_header(packet::Protocol protocol, Bytes options, const char* says);
  PacketBuilder& discovery(std::uint8_t type, std::uint32_t word, const Bytes& body);

  [[nodiscard]] Bytes ipv4_header(std::size_t payload_size) const;
  [[nodiscard]] Bytes ipv6_header(std::size_t payload_size) const;
  [[nodiscard]] Bytes payload_bytes() const;
  void write_checksum(const Part& part, Bytes& bytes) const;
  [[nodiscard]] std::uint8_t next_after(std::size_t index) const;

  wire::Address source_;
  wire::Address destination_;
  wire::Address final_destination_;  ///< what checksums cover; RFC 8200 section 8.1
  std::uint8_t hop_limit_ = 64;
  bool hop_limit_is_given_ = false;
  std::uint8_t version_;
  Bytes ipv4_options_;
  std::optional<std::uint8_t> ipv4_header_words_;
  std::uint32_t ipv4_fragment_offset_ = 0;
  bool ipv4_more_fragments_ = false;
  std::uint16_t ipv4_id_ = 0;
  std::vector<Part> parts_;
  std::optional<std::uint8_t> last_next_;
  std::optional<std::uint32_t> payload_length_;
  std::optional<std::size_t> truncated_;
  std::size_t padding_ = 0;
};

/// Starts a packet from one address to another, both in text.
PacketBuilder ipv4(std::string_view source, std::string_view destination);
PacketBuilder ipv6(std::string_view source, std::string_view destination);

/// The sixteen octets of an IPv6 address or the four of an IPv4 one.
Bytes octets(std::string_view address);

}  // namespace sixgate::test
