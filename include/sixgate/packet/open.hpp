// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/gre.hpp"
#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/protocol_41.hpp"
#include "sixgate/packet/udp_tunnel.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Opens what a layer carries.
///
/// in             behind the transport header, which for IP in IP has no bytes of its own
/// layer          gets opens or recognised; fault or cut where a tunnel's own header is not all
/// here packet    that the layer is of; says whether checksums may serve as a proof out at the next
/// IP header; nothing where there is none
constexpr std::optional<Inner> open(const wire::Cursor& in, Layer& layer, const Packet& packet,
                                    const Declared& declared) {
  switch (layer.transport) {
    case Protocol::ipv4:
      layer.opens = layer.is_ipv4() ? Encapsulation::ipv4_in_ipv4 : Encapsulation::ipv4_in_ipv6;
      return Inner{in, wire::Family::ipv4};
    case Protocol::ipv6:
      layer.opens =
          layer.is_ipv4() ? name_protocol_41(layer, in, declared) : Encapsulation::ipv6_in_ipv6;
      return Inner{in, wire::Family::ipv6};
    case Protocol::gre: return open_gre(in, layer);
    case Protocol::udp: return open_udp(in, layer, packet, declared);
    default: return std::nullopt;
  }
}

}  // namespace sixgate::packet
