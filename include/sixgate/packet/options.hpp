// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Option types of the Hop-by-Hop and Destination Options headers. RFC 8200 section 4.2, RFC 2675.
enum class Option : std::uint8_t { pad1 = 0x00, jumbo_payload = 0xc2 };

/// What the walk over one options header found.
struct Options {
  /// The length a Jumbo Payload option states, in bytes from behind the IPv6 header. RFC 2675 2.
  std::optional<std::uint32_t> jumbo_payload;
};

/// Walks the options of one Hop-by-Hop or Destination Options header. RFC 8200 section 4.2.
///
/// in     the option area and nothing behind it
/// layer  gets Fault::option_overrun, Fault::truncated, Fault::jumbo, or its cut, where the walk
///        stops early
constexpr Options read_options(wire::Cursor in, Layer& layer) {
  Options options;
  while (in.length() > 0) {
    const auto type = in.take<1>();
    if (!type) {
      stop_short(layer, in, 1);
      return options;
    }
    if (type->u8<0>() == static_cast<std::uint8_t>(Option::pad1)) continue;
    const auto length = in.take<1>();
    if (!length) {
      const bool ends = in.beyond(1) == wire::Beyond::nothing;
      stop_short(layer, in, 1);
      if (ends) layer.fault = Fault::option_overrun;
      return options;
    }
    auto data = in.take(length->u8<0>());
    if (!data) {
      layer.fault = Fault::option_overrun;
      return options;
    }
    if (type->u8<0>() == static_cast<std::uint8_t>(Option::jumbo_payload)) {
      if (data->length() != 4 || options.jumbo_payload) {
        layer.fault = Fault::jumbo;
        return options;
      }
      const auto value = data->take<4>();
      if (!value) {
        stop_short(layer, *data, 4);
        return options;
      }
      options.jumbo_payload = value->be32<0>();
    }
  }
  return options;
}

}  // namespace sixgate::packet
