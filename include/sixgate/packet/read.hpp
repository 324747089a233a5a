// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "sixgate/packet/gre.hpp"
#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/ipv4.hpp"
#include "sixgate/packet/ipv6.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/packet/teredo.hpp"
#include "sixgate/packet/transport.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// Opens what the layer carries. `in` stands behind the transport header, which for IP in IP has no
/// bytes of its own.
constexpr std::optional<Inner> open_tunnel(wire::Cursor in, Layer& layer) {
  switch (layer.transport) {
    case Protocol::ipv4: layer.opens = Encapsulation::ip; return Inner{in, wire::Family::ipv4};
    case Protocol::ipv6: layer.opens = Encapsulation::ip; return Inner{in, wire::Family::ipv6};
    case Protocol::gre: {
      const auto family = read_gre(in, layer);
      if (!family) return std::nullopt;
      layer.opens = Encapsulation::gre;
      return Inner{in, *family};
    }
    case Protocol::udp: {
      if (!layer.is_ipv4()) return std::nullopt;
      if (const auto teredo = open_teredo(in)) {
        layer.opens = Encapsulation::teredo;
        return Inner{*teredo, wire::Family::ipv6};
      }
      if (may_turn_out_teredo(in, layer.teredo_shape)) {
        layer.teredo_shape = true;
        layer.cut = wire::Beyond::later_fragment;
      }
      return std::nullopt;
    }
    default: return std::nullopt;
  }
}

/// Reads one IP header and what belongs to it.
constexpr std::optional<Inner> read_layer(wire::Cursor in, std::optional<wire::Family> expected,
                                          Layer& layer) {
  layer.offset = static_cast<std::uint32_t>(in.offset());
  const auto first = in.peek<1>();
  if (!first) {
    stop_short(layer, in, 1);
    return std::nullopt;
  }
  const std::uint32_t version = first->u8<0>() >> 4;
  const bool is_ipv4 = version == 4 && expected != wire::Family::ipv6;
  const bool is_ipv6 = version == 6 && expected != wire::Family::ipv4;
  if (!is_ipv4 && !is_ipv6) {
    layer.fault = Fault::version;
    return std::nullopt;
  }
  auto transport = is_ipv4 ? read_ipv4(in, layer) : read_ipv6(in, layer);
  if (!transport || !read_transport(*transport, layer)) return std::nullopt;
  return open_tunnel(*transport, layer);
}

}  // namespace detail

/// Reads every layer of a packet, outer to inner. Total: any bytes give Headers, with a Fault at
/// the layer where reading stopped; bytes that exist but were not captured are never a fault.
///
/// bytes   from the outermost IP header on; nothing of them is kept
/// length  of the packet itself in bytes; more than bytes.size() where a capture or the kernel cut
/// it
constexpr Headers read(std::span<const std::uint8_t> bytes, std::size_t length) {
  Headers headers;
  wire::Cursor at(bytes, length);
  std::optional<wire::Family> expected;
  while (true) {
    if (headers.layers.full()) {
      headers.deeper = true;
      return headers;
    }
    const auto inner = detail::read_layer(at, expected, headers.layers.extend());
    if (!inner) break;
    at = inner->at;
    expected = inner->family;
  }
  if (length == 0 && bytes.empty()) headers.layers[0].fault = Fault::empty;
  return headers;
}

constexpr Headers read(std::span<const std::uint8_t> bytes) { return read(bytes, bytes.size()); }

}  // namespace sixgate::packet
