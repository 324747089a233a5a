// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/encapsulation.hpp"
#include "sixgate/packet/fault.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/packet/recognised.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/bounded.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// How many extension headers of one layer are read; one more is Fault::chain_length. RFC
/// 8883 section 2.5 knows such limits.
inline constexpr std::size_t max_extension_headers = 16;

/// How many IP headers of one packet are read, outer to inner.
inline constexpr std::size_t max_layers = 6;

/// One extension header, in the order of the packet. RFC 8200 section 4. ESP and its wrapper stand
/// among them where its content could be read.
struct ExtensionHeader {
  Protocol kind = Protocol::no_next_header;
  std::uint8_t routing_type = 0;                ///< of a Routing header; RFC 8200 section 4.4
  std::uint8_t segments_left = 0;               ///< of a Routing header
  wire::Beyond beyond = wire::Beyond::nothing;  ///< what stands behind `here`
  std::uint32_t offset = 0;                     ///< bytes from the packet's first byte
  std::uint32_t here = 0;                       ///< how many of its bytes are here
  std::uint32_t length = 0;                     ///< in bytes, the header's own

  /// The header's bytes, to be read with Packet::at().
  [[nodiscard]] constexpr wire::Extent extent() const {
    return {.offset = offset, .here = here, .length = length, .beyond = beyond};
  }
};

/// What says that the layer is one fragment of a packet. RFC 8200 section 4.5, RFC 791 section 3.1.
struct Fragment {
  std::uint32_t offset = 0;  ///< in bytes, 0..65528
  bool more = false;         ///< more fragments follow
  std::uint32_t id = 0;
};

/// The fixed part of an ICMPv4 or ICMPv6 message. RFC 792, RFC 4443 section 2.1.
struct Icmp {
  std::uint8_t type = 0;
  std::uint8_t code = 0;
  std::uint32_t word = 0;  ///< bytes 4 to 7: MTU, pointer, identifier and sequence, or flags
};

/// The ports of TCP, UDP, UDP-Lite, SCTP or DCCP.
struct Ports {
  std::uint16_t source = 0;
  std::uint16_t destination = 0;
};

/// One IP header and what belongs to it: its extension headers and its transport header.
struct Layer {
  /// Which IP header it is; nothing where not even that could be told.
  std::optional<wire::Family> family;

  wire::Address source;
  wire::Address destination;
  std::uint8_t hop_limit = 0;  ///< Hop Limit or Time to Live
  std::uint32_t offset = 0;    ///< of the IP header, bytes from the packet's first byte
  std::uint32_t header_length =
      0;                     ///< of the IP header, with IPv4's options if all are here; bytes
  std::uint64_t length = 0;  ///< of header and payload by the header's own account, bytes

  wire::Bounded<ExtensionHeader, max_extension_headers> chain;
  std::optional<Fragment> fragment;  ///< a Fragment header's, or IPv4's fields if it is one

  /// The protocol that ends the chain. For a later fragment what its header states, which nobody
  /// has checked; with a fault, the number at which reading stopped.
  Protocol transport = Protocol::no_next_header;
  wire::Extent segment;  ///< the transport header and what it carries; a later fragment's content
  wire::Extent payload;  ///< what stands behind the transport header; bounded by UDP's length
  std::optional<Icmp> icmp;    ///< where transport is ICMP or ICMPv6 and its first 8 bytes are here
  std::optional<Ports> ports;  ///< where transport has ports and they are here

  Encapsulation opens = Encapsulation::none;  ///< what the next layer, if one was read, is in
  Recognised recognised = Recognised::nothing;

  /// A UDP payload that begins as Teredo may, or a first fragment too short to tell; `opens` says
  /// whether it holds together as Teredo too.
  bool teredo_shape = false;

  /// A query of DNS or LLMNR for a name by which hosts look for a tunnel's end; dns_name.hpp.
  bool asks_for_tunnel = false;

  Fault fault = Fault::none;

  /// Where reading stopped for want of bytes that exist elsewhere.
  wire::Beyond cut = wire::Beyond::nothing;

  [[nodiscard]] constexpr bool is_ipv4() const { return family == wire::Family::ipv4; }
  [[nodiscard]] constexpr bool is_ipv6() const { return family == wire::Family::ipv6; }

  /// The options of an IPv4 header, to be read with Packet::at().
  [[nodiscard]] constexpr wire::Extent ipv4_options() const {
    constexpr std::uint32_t fixed_part = 20;
    const std::uint32_t size = header_length > fixed_part ? header_length - fixed_part : 0;
    return {.offset = offset + fixed_part, .here = size, .length = size};
  }

  /// The protocol as which a kernel on the way sees the layer: it does not look into ESP, nor, to
  /// which this gives the same name, into wrapped ESP.
  [[nodiscard]] constexpr Protocol visible_transport() const {
    for (const ExtensionHeader& header : chain) {
      if (header.kind == Protocol::esp || header.kind == Protocol::wesp) return header.kind;
    }
    return transport;
  }

  /// A fragment other than the first: nothing behind its Fragment header has been read.
  [[nodiscard]] constexpr bool is_later_fragment() const {
    return fragment && fragment->offset > 0;
  }
};

/// Everything read of one packet, outer to inner. There is always at least one layer.
struct Headers {
  wire::Bounded<Layer, max_layers> layers;

  /// A further IP header stands inside the last layer and was not read.
  bool deeper = false;
};

}  // namespace sixgate::packet
