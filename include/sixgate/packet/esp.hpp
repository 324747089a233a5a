// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/checksum.hpp"
#include "sixgate/packet/ends.hpp"
#include "sixgate/packet/extension.hpp"
#include "sixgate/packet/icmp.hpp"
#include "sixgate/packet/icmpv6_codes.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/shape.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// What ESP carries, without its trailer.
struct EspContent {
  wire::Cursor bytes;
  Protocol next;
};

namespace detail {

/// How many bytes an algorithm puts before and behind what it protects.
struct EspForm {
  std::size_t vector;  ///< initialization vector
  std::size_t icv;     ///< integrity check value
};

/// NULL encryption (RFC 2410) with the integrity algorithms of RFC 8221 section 6, and the GMAC of
/// RFC 4543 section 3.
inline constexpr std::array esp_forms{EspForm{0, 12}, EspForm{0, 16}, EspForm{8, 16},
                                      EspForm{0, 24}, EspForm{0, 32}, EspForm{0, 0}};

/// Takes the trailer off: padding that counts 1, 2, 3 up, its length, the next header. RFC 4303
/// section 2.4.
constexpr std::optional<EspContent> take_esp_content(wire::Cursor in, const EspForm& form) {
  if (in.length() < form.vector + form.icv + 2 || !in.take(form.vector)) return std::nullopt;
  const std::size_t with_trailer = in.length() - form.icv;
  if ((form.vector + with_trailer) % 4 != 0) return std::nullopt;
  wire::Cursor trailer = in;
  if (!trailer.take(with_trailer - 2)) return std::nullopt;
  const auto last = trailer.take<2>();
  if (!last) return std::nullopt;
  const std::size_t padding_length = last->u8<0>();
  if (padding_length + 2 > with_trailer) return std::nullopt;
  const auto content = in.take(with_trailer - 2 - padding_length);
  auto padding = in.take(padding_length);
  if (!content || !padding) return std::nullopt;
  for (std::uint32_t expected = 1; padding->length() > 0; ++expected) {
    const auto octet = padding->take<1>();
    if (!octet || octet->u8<0>() != expected) return std::nullopt;
  }
  return EspContent{*content, static_cast<Protocol>(last->u8<1>())};
}

/// Whether a transport header shows what chance would not, besides a checksum of 16 bits.
constexpr bool is_plausible_segment(const Layer& layer, const wire::Cursor& in) {
  switch (layer.transport) {
    case Protocol::tcp: {
      const auto header = in.peek<20>();
      if (!header) return false;
      constexpr std::uint32_t reserved = 0x0e;
      constexpr std::uint32_t urgent = 0x20;
      const std::size_t header_length = std::size_t{header->u8<12>() >> 4} * 4;
      return header_length >= 20 && header_length <= in.length() &&
             (header->u8<12>() & reserved) == 0 &&
             ((header->u8<13>() & urgent) != 0 || header->be16<18>() == 0);
    }
    case Protocol::udp: {
      const auto header = in.peek<8>();
      return header && header->be16<4>() == in.length();
    }
    case Protocol::icmpv6: {
      const auto header = in.peek<4>();
      if (!header || !layer.is_ipv6()) return false;
      const auto type = static_cast<std::uint8_t>(header->u8<0>());
      const bool is_assigned =
          (type >= 1 && type <= icmpv6::parameter_problem) ||
          (type >= icmpv6::echo_request && type <= icmpv6::extended_echo_reply);
      return is_assigned && is_defined_code(type, static_cast<std::uint8_t>(header->u8<1>()));
    }
    case Protocol::icmp: {
      const auto header = in.peek<4>();
      constexpr std::uint32_t last_code = 15;
      return header && layer.is_ipv4() && header->u8<0>() <= icmpv4::extended_echo_reply &&
             header->u8<1>() <= last_code;
    }
    case Protocol::sctp: return true;            // its checksum has 32 bits
    case Protocol::no_next_header: return true;  // behind a Mobility header, which says so
    default: return false;
  }
}

/// Whether the content is what the trailer says, beyond chance: an IP packet that fits exactly, or
/// a checksum that is right and more, with whatever extension headers in front.
///
/// layer  that ESP ends so far
/// ends   by its headers so far
constexpr bool proves_itself(const EspContent& content, const Packet& packet, Layer layer,
                             const Ends& ends) {
  const std::size_t first = layer.chain.size();
  if (content.next == Protocol::no_next_header) return false;  // a dummy; RFC 4303 section 2.6
  wire::Cursor in = content.bytes;
  if (!read_chain(in, static_cast<std::uint32_t>(content.next), false, layer)) return false;
  layer.segment = in.extent();
  switch (layer.transport) {
    case Protocol::ipv4: return is_exact_ipv4(in);
    case Protocol::ipv6: return is_plausible_ipv6(in);
    default:
      return is_plausible_segment(layer, in) &&
             verify_checksum(packet, layer, replace_ends(ends, packet, layer, first)) ==
                 Checksum::good;
  }
}

}  // namespace detail

/// Finds what ESP carries where it is not encrypted. Nothing in the packet says whether it is; the
/// trailer and the content behind it must prove it. RFC 4303 section 2, RFC 5879 section 8.
///
/// in     behind the sequence number, to the end of the ESP packet
/// layer  that ESP ends so far, for the checksum inside
/// out    nothing where it is encrypted, or not all here
constexpr std::optional<EspContent> find_esp_content(const wire::Cursor& in, const Packet& packet,
                                                     const Layer& layer) {
  if (!in.is_complete() || in.is_open()) return std::nullopt;
  const Ends ends = find_ends(packet, layer);
  for (const detail::EspForm& form : detail::esp_forms) {
    const auto content = detail::take_esp_content(in, form);
    if (content && detail::proves_itself(*content, packet, layer, ends)) return content;
  }
  return std::nullopt;
}

/// Goes on with the chain of a layer behind an ESP header whose content can be read.
///
/// in     behind the ESP header, which layer.segment begins with
/// layer  gets ESP into its chain and what follows it; where that can be read, segment and payload
///        are no longer ESP's
/// out    at the next transport header; nothing where ESP is opaque, or the chain ends early
constexpr std::optional<wire::Cursor> look_through_esp(const wire::Cursor& in, Layer& layer,
                                                       const Packet& packet) {
  if (!packet.has_checksums || layer.chain.full()) return std::nullopt;
  const auto content = find_esp_content(in, packet, layer);
  if (!content) return std::nullopt;
  layer.chain.push({.kind = Protocol::esp,
                    .offset = layer.segment.offset,
                    .here = layer.payload.offset - layer.segment.offset,
                    .length = layer.payload.offset - layer.segment.offset});
  layer.segment = layer.payload = {};
  wire::Cursor transport = content->bytes;
  if (!read_chain(transport, static_cast<std::uint32_t>(content->next), false, layer)) {
    return std::nullopt;
  }
  return transport;
}

}  // namespace sixgate::packet
