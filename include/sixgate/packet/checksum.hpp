// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "sixgate/packet/dccp.hpp"
#include "sixgate/packet/ends.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/packet/udplite.hpp"
#include "sixgate/wire/crc32c.hpp"
#include "sixgate/wire/cursor.hpp"
#include "sixgate/wire/sum.hpp"

namespace sixgate::packet {

/// What a transport checksum proves.
enum class Checksum : std::uint8_t {
  unverified,  ///< not all it covers is here, nobody has computed it yet, or the protocol has none
  good,
  bad,
  absent,  ///< UDP's 0: the sender computed none
};

constexpr std::string_view name_of(Checksum checksum) {
  switch (checksum) {
    case Checksum::unverified: return "unverified";
    case Checksum::good: return "good";
    case Checksum::bad: return "bad";
    case Checksum::absent: return "absent";
  }
  return {};
}

namespace detail {

constexpr bool is_ones(const wire::Sum& sum) { return sum.fold() == 0xffff; }

/// The pseudo-header of RFC 8200 section 8.1 or RFC 9293 section 3.1, which sum up alike.
constexpr wire::Sum begin_sum(const Ends& ends, Protocol protocol, std::size_t length) {
  wire::Sum sum;
  sum.add(ends.source);
  sum.add(ends.destination);
  sum.add(static_cast<std::uint32_t>(length));
  sum.add(static_cast<std::uint32_t>(protocol));
  return sum;
}

/// How many bytes of a segment its checksum covers; nothing where a field says what cannot be.
constexpr std::optional<std::size_t> find_coverage(Protocol protocol, const wire::Cursor& segment) {
  if (protocol == Protocol::udplite) return find_udplite_coverage(segment);
  if (protocol == Protocol::dccp) return find_dccp_coverage(segment);
  return segment.length();
}

constexpr Checksum verify_sum(const Ends& ends, Protocol protocol, wire::Cursor segment) {
  const std::size_t length = segment.length();
  const auto covered = segment.take(find_coverage(protocol, segment).value_or(0));
  if (!covered || covered->length() == 0) return Checksum::bad;
  wire::Sum sum = begin_sum(ends, protocol, length);
  sum.add(covered->here());
  return is_ones(sum) ? Checksum::good : Checksum::bad;
}

/// Of a UDP header, which a first fragment shows as well.
constexpr bool has_none(const wire::Cursor& segment) {
  const auto header = segment.peek<8>();
  return header && header->be16<6>() == 0;
}

constexpr Checksum verify_udp(const Ends& ends, wire::Cursor segment) {
  const auto header = segment.peek<8>();
  if (!header) return Checksum::unverified;
  const std::size_t stated = header->be16<4>();
  const auto datagram = segment.take(stated == 0 ? segment.length() : stated);
  if (!datagram || datagram->length() < 8) return Checksum::bad;
  return verify_sum(ends, Protocol::udp, *datagram);
}

constexpr Checksum verify_plain(const wire::Cursor& segment) {
  wire::Sum sum;
  sum.add(segment.here());
  return is_ones(sum) ? Checksum::good : Checksum::bad;
}

/// RFC 9260 section 6.8: over the packet with a checksum of 0.
constexpr Checksum verify_sctp(wire::Cursor segment) {
  const auto ports_and_tag = segment.take<8>();
  const auto checksum = segment.take<4>();
  if (!ports_and_tag || !checksum) return Checksum::unverified;
  constexpr std::array<std::uint8_t, 4> zero{};
  wire::Crc32c crc;
  crc.add(ports_and_tag->bytes<0, 8>());
  crc.add(zero);
  crc.add(segment.here());
  const std::uint32_t stated = checksum->u8<0>() | checksum->u8<1>() << 8 |
                               checksum->u8<2>() << 16 | checksum->u8<3>() << 24;
  return crc.value() == stated ? Checksum::good : Checksum::bad;
}

}  // namespace detail

/// Verifies the checksum of bytes under a protocol between two ends.
///
/// segment  from the transport header on
/// out      unverified where not all of it is here
constexpr Checksum verify_checksum(const Ends& ends, Protocol protocol,
                                   const wire::Cursor& segment) {
  if (protocol == Protocol::udp && detail::has_none(segment)) return Checksum::absent;
  if (!segment.is_complete() || segment.is_open()) return Checksum::unverified;
  switch (protocol) {
    case Protocol::udp: return detail::verify_udp(ends, segment);
    case Protocol::tcp:
    case Protocol::dccp:
    case Protocol::udplite:
    case Protocol::icmpv6:
    case Protocol::mobility: return detail::verify_sum(ends, protocol, segment);
    case Protocol::icmp: return detail::verify_plain(segment);
    case Protocol::sctp: return detail::verify_sctp(segment);
    default: return Checksum::unverified;
  }
}

/// The same as the next, where the ends are known.
constexpr Checksum verify_checksum(const Packet& packet, const Layer& layer, const Ends& ends) {
  if (!packet.has_checksums || layer.is_later_fragment() || layer.fault != Fault::none) {
    return Checksum::unverified;
  }
  if (!layer.chain.empty() && layer.transport == Protocol::no_next_header) {
    const ExtensionHeader& last = layer.chain[layer.chain.size() - 1];
    if (last.kind == Protocol::mobility) {
      return verify_checksum(ends, Protocol::mobility, packet.at(last.extent()));
    }
  }
  return verify_checksum(ends, layer.transport, packet.at(layer.segment));
}

/// Verifies the checksum of a layer's transport header, or of the Mobility header with nothing
/// behind it. RFC 9293 section 3.1, RFC 768, RFC 3828 section 3.1, RFC 4340 section 9, RFC 9260
/// section 6.8, RFC 4443 section 2.3, RFC 792, RFC 6275 section 6.1.1.
///
/// out  unverified too where the packet's sender has not filled it in (Packet::has_checksums), or
///      it is in a fragment, was cut, or is at fault
constexpr Checksum verify_checksum(const Packet& packet, const Layer& layer) {
  return verify_checksum(packet, layer, find_ends(packet, layer));
}

/// Whether the checksum of an IPv4 header is right. RFC 791 section 3.1.
///
/// header  the header with its options, all of it
constexpr bool is_ipv4_checksum_good(const wire::Cursor& header) {
  return detail::verify_plain(header) == Checksum::good;
}

}  // namespace sixgate::packet
