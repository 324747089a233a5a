// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "sixgate/packet/ayiya.hpp"
#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/encapsulation.hpp"
#include "sixgate/packet/esp.hpp"
#include "sixgate/packet/geneve.hpp"
#include "sixgate/packet/gre.hpp"
#include "sixgate/packet/gue.hpp"
#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/l2tp.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/link.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/proof.hpp"
#include "sixgate/packet/recognise.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/packet/teredo.hpp"
#include "sixgate/packet/vxlan.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// What must hold of the inner packet of a tunnel that nobody declared, besides the signature in
/// front of it: both together leave chance less than one in 2^39.
enum class Proof : std::uint8_t { exact, exact_in_frame, beyond_chance };

constexpr bool holds(Proof proof, const Inner& inner, const Packet& packet) {
  switch (proof) {
    case Proof::exact: return is_exact_ip(inner);
    case Proof::exact_in_frame: return is_exact_ip_in_frame(inner);
    case Proof::beyond_chance: return is_ip_beyond_chance(inner, packet);
  }
  return false;
}

/// A tunnel in UDP over either family.
struct UdpTunnelForm {
  Encapsulation kind;
  bool (*has_signature)(const wire::Cursor&);
  std::optional<Inner> (*find_ip)(wire::Cursor);
  Proof proof;
  std::uint16_t only_port = 0;  ///< where it is not declared; 0: any
};

/// In the order in which they are asked.
inline constexpr std::array udp_tunnel_forms{
    UdpTunnelForm{Encapsulation::vxlan, has_vxlan_signature, find_ip_in_vxlan,
                  Proof::exact_in_frame},
    UdpTunnelForm{Encapsulation::geneve, has_geneve_signature, find_ip_in_geneve,
                  Proof::exact_in_frame},
    UdpTunnelForm{Encapsulation::gue, has_gue_signature, find_ip_in_gue, Proof::exact_in_frame},
    UdpTunnelForm{Encapsulation::gre, has_gre_signature,
                  [](wire::Cursor in) {
                    Layer unused;
                    return find_ip_in_gre(in, unused);
                  },
                  Proof::exact_in_frame},
    UdpTunnelForm{Encapsulation::l2tp, has_l2tp_signature, find_ip_in_l2tp, Proof::exact},
    UdpTunnelForm{Encapsulation::ayiya, has_ayiya_signature, find_ip_in_ayiya, Proof::exact},
    UdpTunnelForm{Encapsulation::fou, [](const wire::Cursor&) { return true; },
                  [](wire::Cursor in) {
                    return std::optional(Inner{in, std::nullopt});
                  },
                  Proof::beyond_chance},
    // Behind other headers than labels there may be a whole packet too, as in GTP-U: RFC 7510.
    UdpTunnelForm{Encapsulation::mpls, [](const wire::Cursor&) { return true; },
                  [](wire::Cursor in) { return packet::find_ip_in_mpls(in); }, Proof::beyond_chance,
                  6635},
};

/// kind  nothing: any
constexpr bool is_declared(const Layer& layer, const Declared& declared,
                           std::optional<Encapsulation> kind = {}) {
  return layer.ports && std::ranges::any_of(declared.udp, [&](const UdpTunnel& tunnel) {
           return tunnel.kind == kind.value_or(tunnel.kind) &&
                  tunnel.covers(layer.source, layer.ports->source, layer.destination,
                                layer.ports->destination);
         });
}

/// Whether a datagram may be taken for a tunnel that is not declared, for all its header says.
constexpr bool may_be(const UdpTunnelForm& form, const wire::Cursor& in, const Layer& layer) {
  return in.is_complete() && (form.only_port == 0 || has_port(layer, form.only_port)) &&
         form.has_signature(in);
}

/// What a form shows of a datagram, declared or proven.
///
/// layer  gets opens
constexpr std::optional<Inner> open_form(const UdpTunnelForm& form, const wire::Cursor& in,
                                         Layer& layer, const Packet& packet,
                                         const Declared& declared) {
  const bool needs_proof = !is_declared(layer, declared, form.kind);
  if (needs_proof && !may_be(form, in, layer)) return std::nullopt;
  const auto inner = form.find_ip(in);
  if (!inner || (needs_proof && !holds(form.proof, *inner, packet))) return std::nullopt;
  layer.opens = form.kind;
  return inner;
}

/// ESP with NULL encryption and an IP packet inside. RFC 3948 section 2.1, RFC 4303 section 3.1.2.
constexpr std::optional<Inner> find_ip_in_esp(wire::Cursor in, const Layer& layer,
                                              const Packet& packet) {
  if (!packet.has_checksums || !in.take<8>()) return std::nullopt;
  const auto content = find_esp_content(in, packet, layer);
  if (!content) return std::nullopt;
  switch (content->next) {
    case Protocol::ipv4: return Inner{content->bytes, wire::Family::ipv4};
    case Protocol::ipv6: return Inner{content->bytes, wire::Family::ipv6};
    default: return std::nullopt;
  }
}

}  // namespace detail

/// Opens a tunnel in UDP: one that is declared, or one that its shape proves; else says what
/// session it is, if it is known.
///
/// in      the datagram's payload and nothing behind it
/// layer   gets opens, recognised, or for a first fragment that shows too little, its cut
/// packet  that the layer is of; says whether checksums may serve as a proof
/// out     at the inner IP header; nothing where there is none
constexpr std::optional<Inner> open_udp(const wire::Cursor& in, Layer& layer, const Packet& packet,
                                        const Declared& declared) {
  if (layer.is_ipv4()) {
    if (const auto teredo = open_teredo(in)) {
      layer.opens = Encapsulation::teredo;
      return Inner{*teredo, wire::Family::ipv6};
    }
  }
  for (const detail::UdpTunnelForm& form : detail::udp_tunnel_forms) {
    const auto inner = detail::open_form(form, in, layer, packet, declared);
    if (inner) return inner;
  }
  if (layer.is_ipv4() && may_turn_out_teredo(in, layer.teredo_shape)) {
    layer.teredo_shape = true;
    layer.cut = wire::Beyond::later_fragment;
    return std::nullopt;
  }
  if (detail::is_declared(layer, declared)) stop_before_inner(layer, in);
  const Recognised recognised = recognise_udp(in, layer);
  if (recognised == Recognised::esp) {
    if (const auto inner = detail::find_ip_in_esp(in, layer, packet)) {
      layer.opens = Encapsulation::esp;
      return inner;
    }
  }
  layer.recognised = recognised;
  return std::nullopt;
}

}  // namespace sixgate::packet
