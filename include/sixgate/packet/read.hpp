// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/esp.hpp"
#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/ipv4.hpp"
#include "sixgate/packet/ipv6.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/open.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/packet/transport.hpp"
#include "sixgate/packet/wesp.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// Reads the transport header at `in`, and steps behind it. False where reading stops in it.
constexpr bool read_segment(wire::Cursor& in, Layer& layer) {
  layer.segment = in.extent();
  if (!read_transport(in, layer)) return false;
  layer.payload = in.extent();
  return true;
}

/// Reads one IP header and what belongs to it.
constexpr std::optional<Inner> read_layer(const Inner& inner, const Packet& packet,
                                          const Declared& declared, Layer& layer) {
  const wire::Cursor& in = inner.at;
  layer.offset = static_cast<std::uint32_t>(in.offset());
  const auto first = in.peek<1>();
  if (!first) {
    stop_short(layer, in, 1);
    return std::nullopt;
  }
  const std::uint32_t version = first->u8<0>() >> 4;
  const bool is_ipv4 = version == 4 && inner.family != wire::Family::ipv6;
  const bool is_ipv6 = version == 6 && inner.family != wire::Family::ipv4;
  if (!is_ipv4 && !is_ipv6) {
    layer.fault = Fault::version;
    return std::nullopt;
  }
  auto transport = is_ipv4 ? read_ipv4(in, layer) : read_ipv6(in, layer);
  if (!transport || !read_segment(*transport, layer)) return std::nullopt;
  while (layer.transport == Protocol::esp || layer.transport == Protocol::wesp) {
    auto content = layer.transport == Protocol::esp ? look_through_esp(*transport, layer, packet)
                                                    : look_through_wesp(*transport, layer);
    if (!content || !read_segment(*content, layer)) return std::nullopt;
    transport = content;
  }
  return open(*transport, layer, packet, declared);
}

/// Reads the layers from one IP header on, outer to inner.
constexpr Headers read_layers(Inner at, const Packet& packet, const Declared& declared) {
  Headers headers;
  while (true) {
    if (headers.layers.full()) {
      headers.deeper = true;
      return headers;
    }
    const auto inner = read_layer(at, packet, declared, headers.layers.extend());
    if (!inner) return headers;
    at = *inner;
  }
}

}  // namespace detail

/// Reads every layer of a packet, outer to inner. Total: any bytes give Headers, with a Fault at
/// the layer where reading stopped; bytes that exist but were not captured are never a fault.
///
/// packet    nothing of its bytes is kept
/// declared  what the site says of its tunnels
constexpr Headers read(const Packet& packet, const Declared& declared = {}) {
  const wire::Cursor start(packet.bytes, packet.length);
  Headers headers = detail::read_layers({start, packet.family}, packet, declared);
  if (packet.length == 0 && packet.bytes.empty()) headers.layers[0].fault = Fault::empty;
  return headers;
}

/// The same for a packet that is all there.
constexpr Headers read(std::span<const std::uint8_t> bytes) { return read(whole(bytes)); }

}  // namespace sixgate::packet
