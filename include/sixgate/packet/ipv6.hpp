// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/extension.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Reads an IPv6 header and its extension headers. RFC 8200 sections 3 and 4.
///
/// in     at the first byte of the header, whose version has been looked at
/// layer  gets everything up to the transport header, or fault or cut
/// out    the transport header and what follows it; nothing where that cannot be read
constexpr std::optional<wire::Cursor> read_ipv6(wire::Cursor in, Layer& layer) {
  constexpr std::size_t header_length = 40;
  layer.offset = static_cast<std::uint32_t>(in.offset());
  const auto header = in.take<header_length>();
  if (!header) {
    stop_short(layer, in, header_length);
    return std::nullopt;
  }
  layer.family = wire::Family::ipv6;
  layer.hop_limit = static_cast<std::uint8_t>(header->u8<7>());
  layer.source = wire::Address::ipv6(header->bytes<8, 16>());
  layer.destination = wire::Address::ipv6(header->bytes<24, 16>());
  layer.transport = static_cast<Protocol>(header->u8<6>());

  std::size_t payload_length = header->be16<4>();
  const bool jumbo = payload_length == 0 && layer.transport == Protocol::hop_by_hop;
  // A local packet not yet cut into segments may be longer than the field can say; it stands at 0.
  if (jumbo || (payload_length == 0 && !in.is_open() && in.length() > 0xffff)) {
    payload_length = in.length();
  }
  auto payload = in.take(payload_length);
  if (!payload) {
    layer.fault = Fault::payload_length;
    return std::nullopt;
  }
  layer.header_length = header_length;
  if (!jumbo) layer.length = header_length + payload_length;
  if (!read_chain(*payload, header->u8<6>(), jumbo, layer)) return std::nullopt;
  return payload;
}

}  // namespace sixgate::packet
