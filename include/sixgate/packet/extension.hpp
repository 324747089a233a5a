// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// The length law of every extension header, in bytes: 8-octet units without the first; AH counts
/// 4-octet units minus 2 (RFC 4302 section 2.2); Fragment is always 8 (RFC 8200 section 4.5).
///
/// kind   one for which is_extension_header() holds
/// field  the header's second byte
constexpr std::size_t length_of(Protocol kind, std::uint32_t field) {
  if (kind == Protocol::fragment) return 8;
  if (kind == Protocol::ah) return (std::size_t{field} + 2) * 4;
  return (std::size_t{field} + 1) * 8;
}

/// Reads what a Fragment header or the IPv4 fields say. RFC 8200 section 4.5.
///
/// field  offset in units of 8 bytes in the upper 13 bits, M in the lowest
constexpr Fragment fragment_of(std::uint32_t field, std::uint32_t id) {
  return {.offset = field & 0xfff8, .more = (field & 1) != 0, .id = id};
}

namespace detail {

/// Reads what one header says beyond its length. False where reading of the layer ends with it.
constexpr bool read_extension_content(Protocol kind, wire::Cursor content, wire::Cursor& in,
                                      Layer& layer, ExtensionHeader& header) {
  switch (kind) {
    case Protocol::routing: {
      const auto fixed = content.take<4>();
      if (!fixed) {
        stop_short(layer, content, 4);
        return false;
      }
      header.routing_type = static_cast<std::uint8_t>(fixed->u8<2>());
      header.segments_left = static_cast<std::uint8_t>(fixed->u8<3>());
      return true;
    }
    case Protocol::fragment: {
      const auto fixed = content.take<8>();
      if (!fixed) {
        stop_short(layer, content, 8);
        return false;
      }
      const Fragment fragment = fragment_of(fixed->be16<2>(), fixed->be32<4>());
      if (!layer.fragment || fragment.offset > 0) layer.fragment = fragment;
      if (fragment.more) in = in.continued(wire::Beyond::later_fragment);
      return true;
    }
    case Protocol::ah: {
      constexpr std::size_t fixed_part = 12;
      if (header.length < fixed_part) layer.fault = Fault::header_length;
      return header.length >= fixed_part;
    }
    default: return true;
  }
}

/// Walks the options of one header, for its faults and its Jumbo Payload option.
///
/// content  the whole header
/// layer    gets Fault::option_overrun, Fault::jumbo, or its cut, where the walk stops early
/// out      the length that a Jumbo Payload option states, in bytes from behind the IPv6 header;
///          RFC 2675 section 2
constexpr std::optional<std::uint32_t> read_options_header(wire::Cursor content, Layer& layer) {
  if (!content.take<2>()) return std::nullopt;
  std::optional<std::uint32_t> jumbo_payload;
  OptionWalk walk(content, ipv6_options);
  while (auto option = walk.next()) {
    if (option->type != option::jumbo_payload) continue;
    if (option->data.length() != 4 || jumbo_payload) {
      layer.fault = Fault::jumbo;
      return std::nullopt;
    }
    const auto value = option->data.take<4>();
    if (!value) {
      stop_short(layer, option->data, 4);
      return std::nullopt;
    }
    jumbo_payload = value->be32<0>();
  }
  layer.fault = walk.fault();
  layer.cut = walk.cut();
  return jumbo_payload;
}

/// Holds a Jumbo Payload option against the rest of the packet and bounds the payload by it. RFC
/// 2675 sections 2 and 3.
///
/// in  behind the Hop-by-Hop header; ends where the jumbogram ends afterwards
constexpr bool bound_jumbo(std::optional<std::uint32_t> jumbo_payload, bool is_expected,
                           std::uint32_t header_length, wire::Cursor& in, Layer& layer) {
  if (!jumbo_payload && !is_expected) return true;
  if (!jumbo_payload || !is_expected || *jumbo_payload <= 0xffff) {
    layer.fault = Fault::jumbo;
    return false;
  }
  const auto bounded = in.take(*jumbo_payload - header_length);
  if (!bounded) {
    layer.fault = Fault::payload_length;
    return false;
  }
  in = *bounded;
  layer.length = std::uint64_t{40} + *jumbo_payload;
  return true;
}

}  // namespace detail

/// Walks the extension headers of one layer: all of IPv6's (RFC 8200 section 4), behind IPv4 the
/// Authentication Header alone.
///
/// in     at the first header's first byte; on success, at the transport header
/// next   the number of the first header
/// jumbo  the IPv6 header left its length to a Jumbo Payload option
/// layer  gets chain, fragment, transport; where the walk stops early, fault or cut
/// out    true where the transport header can be read: not behind a later fragment's header
constexpr bool read_chain(wire::Cursor& in, std::uint32_t next, bool jumbo, Layer& layer) {
  while (true) {
    const auto kind = static_cast<Protocol>(next);
    layer.transport = kind;
    if (!is_extension_header(kind) || (layer.is_ipv4() && kind != Protocol::ah)) return true;
    if (layer.chain.full()) {
      layer.fault = Fault::chain_length;
      return false;
    }
    const auto start = in.peek<2>();
    if (!start) {
      stop_short(layer, in, 2);
      return false;
    }
    const auto content = in.take(length_of(kind, start->u8<1>()));
    if (!content) {
      layer.fault = Fault::truncated;
      return false;
    }
    const wire::Extent extent = content->extent();
    const wire::Beyond missing = extent.beyond;
    ExtensionHeader header{.kind = kind,
                           .beyond = missing,
                           .offset = extent.offset,
                           .here = extent.here,
                           .length = extent.length};
    if (!detail::read_extension_content(kind, *content, in, layer, header)) return false;
    layer.chain.push(header);

    if (kind == Protocol::hop_by_hop || kind == Protocol::destination_options) {
      const auto jumbo_payload = detail::read_options_header(*content, layer);
      if (layer.fault != Fault::none || layer.cut != wire::Beyond::nothing) return false;
      const bool expected = jumbo && layer.chain.size() == 1;
      if (!detail::bound_jumbo(jumbo_payload, expected, header.length, in, layer)) return false;
    }
    if (missing != wire::Beyond::nothing) {
      layer.cut = missing;
      return false;
    }
    if (kind == Protocol::fragment && jumbo) {
      layer.fault = Fault::jumbo;
      return false;
    }
    next = start->u8<0>();
    if (layer.is_later_fragment()) {
      layer.segment = in.extent();
      layer.transport = static_cast<Protocol>(next);
      return false;
    }
  }
}

}  // namespace sixgate::packet
