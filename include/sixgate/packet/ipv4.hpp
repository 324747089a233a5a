// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/extension.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// Steps over the options; false, with fault or cut, where they run past their header or are not
/// all here.
constexpr bool read_ipv4_options(wire::Cursor& in, std::size_t length, Layer& layer) {
  const auto options = in.take(length);
  if (!options) {
    stop_short(layer, in, length);
    return false;
  }
  if (options->is_complete()) layer.header_length += static_cast<std::uint32_t>(length);
  OptionWalk walk(*options, ipv4_options);
  while (walk.next()) continue;
  layer.fault = walk.fault();
  layer.cut = walk.cut();
  const bool is_missing = !options->is_complete() && layer.fault == Fault::none;
  if (is_missing) layer.cut = options->beyond(0);  // padding too, behind the end that options have
  return layer.fault == Fault::none && layer.cut == wire::Beyond::nothing;
}

}  // namespace detail

/// Reads an IPv4 header, its options walked, and an Authentication Header behind it. RFC 791
/// section 3.1, RFC 4302 section 2.
///
/// in     at the first byte of the header, whose version has been looked at
/// layer  gets everything up to the transport header, or fault or cut
/// out    the transport header and what follows it; nothing where that cannot be read
constexpr std::optional<wire::Cursor> read_ipv4(wire::Cursor in, Layer& layer) {
  constexpr std::size_t fixed_part = 20;
  layer.offset = static_cast<std::uint32_t>(in.offset());
  const std::size_t left = in.length();
  const bool is_open = in.is_open();
  const auto header = in.take<fixed_part>();
  if (!header) {
    stop_short(layer, in, fixed_part);
    return std::nullopt;
  }
  layer.family = wire::Family::ipv4;
  layer.hop_limit = static_cast<std::uint8_t>(header->u8<8>());
  layer.source = wire::Address::ipv4(header->be32<12>());
  layer.destination = wire::Address::ipv4(header->be32<16>());
  layer.transport = static_cast<Protocol>(header->u8<9>());

  const std::size_t header_length = std::size_t{header->u8<0>() & 0xf} * 4;
  std::size_t total_length = header->be16<2>();
  // A local packet not yet cut into segments may be longer than the field can say; it stands at 0.
  if (total_length == 0 && !is_open && left > 0xffff) total_length = left;
  if (header_length < fixed_part || total_length < header_length) {
    layer.fault = Fault::header_length;
    return std::nullopt;
  }
  layer.length = total_length;
  auto content = in.take(total_length - fixed_part);
  if (!content) {
    layer.fault = Fault::payload_length;
    return std::nullopt;
  }
  layer.header_length = fixed_part;
  if (!detail::read_ipv4_options(*content, header_length - fixed_part, layer)) return std::nullopt;

  // The flags stand above the offset here and below it in the Fragment header of IPv6.
  const std::uint32_t field = header->be16<6>();
  const bool more = (field & 0x2000) != 0;
  const Fragment fragment =
      fragment_of((field << 3 & 0xfff8) | (more ? 1U : 0U), header->be16<4>());
  if (fragment.offset > 0 || fragment.more) layer.fragment = fragment;
  if (layer.is_later_fragment()) {
    layer.segment = content->extent();
    return std::nullopt;
  }
  if (fragment.more) content = content->continued(wire::Beyond::later_fragment);

  if (layer.transport == Protocol::ah && !read_chain(*content, header->u8<9>(), false, layer)) {
    return std::nullopt;
  }
  return content;
}

}  // namespace sixgate::packet
