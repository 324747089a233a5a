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
#include "support/packet_part.hpp"

namespace sixgate::test {

struct Content;
struct Dccp;
struct Esp;
struct Gre;
struct Icmp;
struct MobilityMessage;
struct RoutingHeader;
struct Sctp;
struct Tcp;

/// Builds one IP packet in the order in which it goes over the wire:
///
///     ipv6("2600::1", "2600::2").routing(0, 1).tcp(443)
///
/// Next headers, lengths and checksums are right unless the packet is told to lie; the code that
/// computes them is the test's own. Payload belongs to the header before it.
///
/// What has more fields than a verb can name has a header of its own: ipv6_options.hpp,
/// routing_headers.hpp, ipsec.hpp, mobility.hpp, transports.hpp, icmp_messages.hpp with
/// neighbour_options.hpp, link_frames.hpp, gre_header.hpp, udp_tunnels.hpp and ip_tunnels.hpp.
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
  PacketBuilder& routing(const RoutingHeader& header);
  PacketBuilder& fragment(std::uint32_t offset, bool more, std::uint32_t id);  ///< offset in bytes
  PacketBuilder& ah(std::size_t icv_size = 12);
  PacketBuilder& ah(std::uint32_t spi, std::uint32_t sequence, std::size_t icv_size);
  PacketBuilder& mobility(std::uint8_t type);
  PacketBuilder& mobility(const MobilityMessage& message);
  /// Any header: byte 0 becomes the next header number, the rest stays as given.
  PacketBuilder& extension(packet::Protocol protocol, Bytes bytes);

  // What ends the chain.
  PacketBuilder& tcp(std::uint16_t destination_port);
  PacketBuilder& tcp(std::uint16_t source_port, std::uint16_t destination_port);
  PacketBuilder& tcp(const Tcp& header);
  PacketBuilder& udp(std::uint16_t source_port, std::uint16_t destination_port);
  PacketBuilder& udp_length(std::uint16_t length);  ///< a lie
  PacketBuilder& udp_without_checksum();            ///< of the udp() before; RFC 768, RFC 6935
  PacketBuilder& udp_lite(std::uint16_t source_port, std::uint16_t destination_port,
                          std::uint16_t coverage = 0);  ///< in bytes, 0 is all; RFC 3828
  PacketBuilder& sctp(std::uint16_t destination_port);
  PacketBuilder& sctp(const Sctp& header);
  PacketBuilder& dccp(const Dccp& header);
  PacketBuilder& esp(std::uint32_t spi = 0x1000);  ///< encrypted
  PacketBuilder& esp_null(const Esp& header);      ///< NULL encryption: encloses what follows
  PacketBuilder& icmpv6(std::uint8_t type, std::uint8_t code = 0, std::uint32_t word = 0);
  PacketBuilder& icmpv4(std::uint8_t type, std::uint8_t code = 0, std::uint32_t word = 0);
  /// ICMP or ICMPv6, as the packet is, with the hop limit and the options that the message wants.
  PacketBuilder& icmp(const Icmp& message);
  PacketBuilder& protocol(std::uint8_t number, Bytes bytes = {});
  PacketBuilder& payload(const Bytes& bytes);
  PacketBuilder& payload(std::size_t count);  ///< that many bytes of nothing in particular

  // ICMPv6 messages that have a form of their own. Hop limits are those of the RFC.
  PacketBuilder& packet_too_big(std::uint32_t mtu);
  PacketBuilder& icmpv6_error(std::uint8_t type, std::uint8_t code = 0, std::uint32_t word = 0);
  PacketBuilder& icmpv4_error(std::uint8_t type, std::uint8_t code = 0, std::uint32_t word = 0);
  /// Cut so that the error fits into 1280 bytes, over IPv4 576. RFC 4443 section 2.4, RFC 1812
  /// section 4.3.2.3.
  PacketBuilder& quoting(const PacketBuilder& packet);
  /// Behind what is quoted, which becomes 128 bytes or more. RFC 4884.
  PacketBuilder& extended_by(const Bytes& objects);
  PacketBuilder& router_solicitation(const Bytes& options = {});
  PacketBuilder& router_advertisement(const Bytes& options = {});
  PacketBuilder& neighbour_solicitation(std::string_view target, const Bytes& options = {});
  PacketBuilder& neighbour_advertisement(std::string_view target, const Bytes& options = {});
  PacketBuilder& redirect(std::string_view target, std::string_view destination,
                          const Bytes& options = {});
  PacketBuilder& mld_query();
  PacketBuilder& mld_report();  ///< version 2

  // Tunnels.
  PacketBuilder& carries(const PacketBuilder& inner);  ///< protocol 41 or 4, as the inner one is
  PacketBuilder& gre(const PacketBuilder& inner, std::uint16_t flags = 0);
  PacketBuilder& gre(std::uint16_t flags_and_version, std::uint16_t ethertype, const Bytes& rest);
  PacketBuilder& gre(const Gre& header, const Content& inner);
  PacketBuilder& holds(const Content& content);                                   ///< behind udp()
  PacketBuilder& teredo(const PacketBuilder& inner, const Bytes& trailers = {});  ///< behind udp()
  PacketBuilder& teredo_authentication(std::uint8_t id_size = 0, std::uint8_t value_size = 0);
  PacketBuilder& teredo_origin(std::uint16_t port, std::string_view address);

  /// Any header at all.
  PacketBuilder& then(Part part);

  /// The packet.
  [[nodiscard]] Bytes bytes() const;
  operator Bytes() const { return bytes(); }

  /// The line, rarely lines, that `tcpdump -n -t` prints of the packet; of one that was told to lie
  /// something like it.
  [[nodiscard]] std::string says() const;

  [[nodiscard]] wire::Address source() const { return source_; }
  [[nodiscard]] wire::Address destination() const { return destination_; }
  [[nodiscard]] bool is_ipv4() const { return source_.family() == wire::Family::ipv4; }

 private:
  PacketBuilder& options_header(packet::Protocol protocol, Bytes options, const char* words);

  [[nodiscard]] Bytes ipv4_header(std::size_t payload_size) const;
  [[nodiscard]] Bytes ipv6_header(std::size_t payload_size) const;
  [[nodiscard]] Part finished(std::size_t index) const;
  [[nodiscard]] Bytes payload_from(std::size_t index) const;
  [[nodiscard]] std::size_t size_from(std::size_t index) const;
  void write_checksum(Part& part) const;
  [[nodiscard]] std::uint8_t next_after(std::size_t index) const;

  wire::Address source_;
  wire::Address destination_;
  wire::Address checksum_source_;    ///< the home address, if it is stated; RFC 6275 section 6.3
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

/// The address in text. Throws std::invalid_argument where it is none.
wire::Address address_of(std::string_view text);

/// The sixteen octets of an IPv6 address or the four of an IPv4 one.
Bytes octets(const wire::Address& address);
Bytes octets(std::string_view address);

}  // namespace sixgate::test
