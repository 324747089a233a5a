// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Types of Hop-by-Hop and Destination Options. IANA, Destination Options and Hop-by-Hop Options.
namespace option {

inline constexpr std::uint8_t pad1 = 0x00;                        // RFC 8200 section 4.2
inline constexpr std::uint8_t pad_n = 0x01;                       // RFC 8200 section 4.2
inline constexpr std::uint8_t tunnel_encapsulation_limit = 0x04;  // RFC 2473 section 4.1.1
inline constexpr std::uint8_t router_alert = 0x05;                // RFC 2711 section 2.1
inline constexpr std::uint8_t calipso = 0x07;                     // RFC 5570 section 5.1
inline constexpr std::uint8_t smf_dpd = 0x08;                     // RFC 6621
inline constexpr std::uint8_t performance_metrics = 0x0f;         // RFC 8250
inline constexpr std::uint8_t ioam = 0x11;                        // RFC 9486
inline constexpr std::uint8_t alternate_marking = 0x12;           // RFC 9343
inline constexpr std::uint8_t ioam_changing = 0x31;               // RFC 9486
inline constexpr std::uint8_t rpl = 0x23;                         // RFC 9008
inline constexpr std::uint8_t quick_start = 0x26;                 // RFC 4782
inline constexpr std::uint8_t minimum_path_mtu = 0x30;            // RFC 9268
inline constexpr std::uint8_t deprecated = 0x4d;                  // RFC 9288 section 4.4.10
inline constexpr std::uint8_t rpl_old = 0x63;                     // RFC 6553
inline constexpr std::uint8_t mpl = 0x6d;                         // RFC 7731
inline constexpr std::uint8_t endpoint_identification = 0x8a;     // RFC 9288 section 4.4.13
inline constexpr std::uint8_t ilnp_nonce = 0x8b;                  // RFC 6744
inline constexpr std::uint8_t line_identification = 0x8c;         // RFC 6788
inline constexpr std::uint8_t jumbo_payload = 0xc2;               // RFC 2675 section 2
inline constexpr std::uint8_t home_address = 0xc9;                // RFC 6275 section 6.3
inline constexpr std::uint8_t depth_first_forwarding = 0xee;      // RFC 6971

/// The word for a type in every output; empty where it has no name here.
constexpr std::string_view name_of(std::uint8_t type) {
  switch (type) {
    case pad1: return "pad1";
    case pad_n: return "padn";
    case tunnel_encapsulation_limit: return "tunnel-encapsulation-limit";
    case router_alert: return "router-alert";
    case calipso: return "calipso";
    case smf_dpd: return "smf-dpd";
    case performance_metrics: return "performance-metrics";
    case ioam: return "ioam";
    case alternate_marking: return "alternate-marking";
    case ioam_changing: return "ioam-changing";
    case rpl: return "rpl";
    case quick_start: return "quick-start";
    case minimum_path_mtu: return "minimum-path-mtu";
    case deprecated: return "deprecated-4d";
    case rpl_old: return "rpl-old";
    case mpl: return "mpl";
    case endpoint_identification: return "endpoint-identification";
    case ilnp_nonce: return "ilnp-nonce";
    case line_identification: return "line-identification";
    case jumbo_payload: return "jumbo-payload";
    case home_address: return "home-address";
    case depth_first_forwarding: return "depth-first-forwarding";
    default: return {};
  }
}

/// Whether a type is for experiments: five low bits 0x1e, whatever is above. RFC 4727 section 3.4.
constexpr bool is_experiment(std::uint8_t type) { return (type & 0x1f) == 0x1e; }

}  // namespace option

/// What a node does with an option whose type it does not know. RFC 8200 section 4.2.
enum class UnrecognizedOption : std::uint8_t {
  skip = 0,
  discard = 1,
  discard_and_tell = 2,                   ///< Parameter Problem, whatever the destination
  discard_and_tell_unless_multicast = 3,  ///< Parameter Problem, unless to a multicast destination
};

constexpr UnrecognizedOption unrecognized_action(std::uint8_t type) {
  return static_cast<UnrecognizedOption>(type >> 6);
}

/// Whether an option's data may change on the way. RFC 8200 section 4.2.
constexpr bool may_change_on_way(std::uint8_t type) { return (type & 0x20) != 0; }

/// Values of the Router Alert option. RFC 2711 section 2.1.
namespace router_alert {

inline constexpr std::uint16_t listener_discovery = 0;
inline constexpr std::uint16_t rsvp = 1;
inline constexpr std::uint16_t active_networks = 2;

}  // namespace router_alert

/// The value of a Router Alert option; nothing where its data are not two bytes, or not here. RFC
/// 2711 section 2.1.
constexpr std::optional<std::uint16_t> read_router_alert(wire::Cursor data) {
  if (data.length() != 2) return std::nullopt;
  const auto value = data.take<2>();
  if (!value) return std::nullopt;
  return static_cast<std::uint16_t>(value->be16<0>());
}

/// How many further encapsulations are permitted; nothing where the data are not one byte, or not
/// here. RFC 2473 section 4.1.1.
constexpr std::optional<std::uint8_t> read_tunnel_encapsulation_limit(wire::Cursor data) {
  if (data.length() != 1) return std::nullopt;
  const auto limit = data.take<1>();
  if (!limit) return std::nullopt;
  return static_cast<std::uint8_t>(limit->u8<0>());
}

}  // namespace sixgate::packet
