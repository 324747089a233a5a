// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/encapsulation.hpp"
#include "sixgate/packet/etherip.hpp"
#include "sixgate/packet/gre.hpp"
#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/l2tp.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/link.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/protocol_41.hpp"
#include "sixgate/packet/recognise.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/packet/udp_tunnel.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// Opens what stands behind a header that has a protocol number of its own.
constexpr std::optional<Inner> open_as(Encapsulation kind, const std::optional<Inner>& inner,
                                       const wire::Cursor& in, Layer& layer) {
  if (inner) {
    layer.opens = kind;
  } else {
    stop_before_inner(layer, in);
  }
  return inner;
}

constexpr std::optional<Inner> open_content(const wire::Cursor& in, Layer& layer,
                                            const Packet& packet, const Declared& declared) {
  switch (layer.transport) {
    case Protocol::ipv4:
      layer.opens = layer.is_ipv4() ? Encapsulation::ipv4_in_ipv4 : Encapsulation::ipv4_in_ipv6;
      return Inner{in, wire::Family::ipv4};
    case Protocol::ipv6:
      layer.opens =
          layer.is_ipv4() ? name_protocol_41(layer, in, declared) : Encapsulation::ipv6_in_ipv6;
      return Inner{in, wire::Family::ipv6};
    case Protocol::gre: return open_gre(in, layer);
    case Protocol::etherip:
      return open_as(Encapsulation::etherip, find_ip_in_etherip(in), in, layer);
    case Protocol::ethernet:
      return open_as(Encapsulation::ethernet, packet::find_ip_in_ethernet(in), in, layer);
    case Protocol::mpls:
      return open_as(Encapsulation::mpls, packet::find_ip_in_mpls(in), in, layer);
    case Protocol::l2tp:
      return open_as(Encapsulation::l2tp, find_ip_in_l2tp_session(in), in, layer);
    case Protocol::udp: return open_udp(in, layer, packet, declared);
    case Protocol::tcp: layer.recognised = recognise_tcp(in, layer); return std::nullopt;
    default: return std::nullopt;
  }
}

}  // namespace detail

/// Opens what a layer carries, or says what session it is.
///
/// in        behind the transport header, which for IP in IP has no bytes of its own
/// layer     gets opens or recognised; fault or cut where a tunnel's own header is not all here
/// packet    that the layer is of; says whether checksums may serve as a proof
/// declared  what the site says of its tunnels
/// out       at the next IP header; nothing where there is none
constexpr std::optional<Inner> open(const wire::Cursor& in, Layer& layer, const Packet& packet,
                                    const Declared& declared) {
  const auto inner = detail::open_content(in, layer, packet, declared);
  if (!inner || inner->at.offset() <= in.offset() + in.here().size()) return inner;
  layer.opens = Encapsulation::none;
  layer.cut = in.beyond(0);
  return std::nullopt;
}

}  // namespace sixgate::packet
