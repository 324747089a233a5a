// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/contents.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/recollection.hpp"
#include "sixgate/policy/tunnel.hpp"

namespace sixgate::policy {

/// Which way a packet goes through a declared tunnel, seen from its `local` end.
enum class Way : std::uint8_t {
  decapsulation,  ///< to `local`: it comes out of the tunnel here
  encapsulation,  ///< from `local`: it has just gone into the tunnel
};

/// The declared tunnel that a layer's payload travels in.
struct Passage {
  const Tunnel* tunnel = nullptr;  ///< null: none is declared, or the layer is no tunnel's
  Way way = Way::decapsulation;    ///< of Teredo, which nobody declares, that of a client

  [[nodiscard]] constexpr bool is_of(TunnelKind kind) const {
    return tunnel != nullptr && tunnel->kind == kind;
  }
  [[nodiscard]] constexpr bool is_6to4() const { return is_of(TunnelKind::six_to_four); }
  [[nodiscard]] constexpr bool ends_here() const { return tunnel != nullptr && tunnel->ends_here; }
};

/// What a rule may look at: one layer of a packet and what surrounds it. A Facts is a view of all
/// that it was made of, and lives no longer than that.
struct Facts {
  const packet::Packet& packet;
  const packet::Headers& headers;
  std::size_t depth;           ///< of this layer, 0 the outermost
  const packet::Layer& layer;  ///< the layer that is judged
  const packet::Layer* outer;  ///< the layer that carries it; null for the outermost
  Passage passage;             ///< of what this layer carries
  Passage carrier;             ///< in which this layer came: its outer layer's passage
  const Contents& contents;    ///< of this layer
  const Arrival& arrival;
  const Policy& policy;
  const Recollection& recollection;

  /// It came in a tunnel that ends here in a device, and the kernel shows it by itself as well.
  bool is_shown_again = false;

  [[nodiscard]] constexpr bool is_innermost() const { return depth + 1 == headers.layers.size(); }

  /// In a tunnel, or just out of one that ends here.
  [[nodiscard]] constexpr bool is_tunnelled() const {
    return outer != nullptr || arrival.is_out_of_device;
  }

  /// In a tunnel, and not one of ours on its way out.
  [[nodiscard]] constexpr bool is_out_of_tunnel() const {
    return outer != nullptr && carrier.way != Way::encapsulation;
  }

  /// Whether the packet, of which this is the innermost layer read, must find a service: it comes
  /// out of a tunnel, or what comes out of one could not be opened. Where the kernel shows it by
  /// itself too, it must there.
  [[nodiscard]] constexpr bool needs_service() const {
    if (is_shown_again) return false;
    if (arrival.is_out_of_device) return true;
    const bool is_closed = carries_tunnel() && layer.opens == packet::Encapsulation::none;
    const bool goes_in = passage.tunnel != nullptr && passage.way == Way::encapsulation;
    return is_out_of_tunnel() || (is_closed && !goes_in);
  }

  /// The layer's payload is a tunnel's: by its protocol or as it is declared, opened or not, or in
  /// UDP by its shape. Teredo has rules of its own; IPsec's tunnel mode is none, by ESP, where it
  /// shows because nothing is encrypted, or by AH (RFC 4302 section 3.1.2).
  [[nodiscard]] constexpr bool carries_tunnel() const {
    if (is_in_tunnel_mode() && passage.tunnel == nullptr) return false;
    const bool is_other = layer.opens == packet::Encapsulation::none ||
                          layer.opens == packet::Encapsulation::teredo ||
                          layer.opens == packet::Encapsulation::esp;
    return packet::is_tunnel(layer.visible_transport()) || passage.tunnel != nullptr || !is_other;
  }

  /// AH stands right in front of an IP header.
  [[nodiscard]] constexpr bool is_in_tunnel_mode() const {
    return !layer.chain.empty() &&
           layer.chain[layer.chain.size() - 1].kind == packet::Protocol::ah &&
           (layer.transport == packet::Protocol::ipv4 || layer.transport == packet::Protocol::ipv6);
  }

  /// What is known of the train that the layer, a fragment, is of.
  [[nodiscard]] constexpr const TrainRecollection& train() const {
    return recollection.fragments.trains[depth];
  }

  /// The layer came in the payload of one that carries Teredo, or carries it itself.
  [[nodiscard]] constexpr bool is_teredo() const {
    return layer.opens == packet::Encapsulation::teredo || is_out_of_teredo();
  }
  [[nodiscard]] constexpr bool is_out_of_teredo() const {
    return outer != nullptr && outer->opens == packet::Encapsulation::teredo;
  }

  /// The kind of traffic that ICMPv6 rules are about, with its type at hand.
  [[nodiscard]] constexpr bool is_icmpv6() const {
    return layer.is_ipv6() && layer.transport == packet::Protocol::icmpv6 && layer.icmp.has_value();
  }
};

}  // namespace sixgate::policy
