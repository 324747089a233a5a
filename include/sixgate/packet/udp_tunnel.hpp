// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/teredo.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Opens a tunnel in UDP: one that is declared, or one that its shape proves.
///
/// in             the datagram's payload and nothing behind it
/// layer          gets opens, recognised, or for a first fragment that shows too little, its cut
/// packet    that the layer is of; says whether checksums may serve as a proof
/// out            at the inner IP header; nothing where there is none
constexpr std::optional<Inner> open_udp(const wire::Cursor& in, Layer& layer, const Packet& packet,
                                        const Declared& declared) {
  static_cast<void>(declared);
  static_cast<void>(packet);
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

}  // namespace sixgate::packet
