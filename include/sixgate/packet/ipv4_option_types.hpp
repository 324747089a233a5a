// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace sixgate::packet {

/// Types of IPv4 options, copied flag and class included. RFC 7126 section 4; their own RFCs where
/// they are named.
namespace ipv4_option {

inline constexpr std::uint8_t end_of_list = 0;           // RFC 791 section 3.1
inline constexpr std::uint8_t no_operation = 1;          // RFC 791 section 3.1
inline constexpr std::uint8_t record_route = 7;          // RFC 791 section 3.1
inline constexpr std::uint8_t mtu_probe = 11;            // RFC 1063, obsolete
inline constexpr std::uint8_t mtu_reply = 12;            // RFC 1063, obsolete
inline constexpr std::uint8_t quick_start = 25;          // RFC 4782
inline constexpr std::uint8_t timestamp = 68;            // RFC 791 section 3.1
inline constexpr std::uint8_t traceroute = 82;           // RFC 1393, deprecated
inline constexpr std::uint8_t security = 130;            // RFC 1108
inline constexpr std::uint8_t loose_source_route = 131;  // RFC 791 section 3.1
inline constexpr std::uint8_t extended_security = 133;   // RFC 1108
inline constexpr std::uint8_t commercial_security = 134;
inline constexpr std::uint8_t stream_identifier = 136;    // RFC 791 section 3.1, obsolete
inline constexpr std::uint8_t strict_source_route = 137;  // RFC 791 section 3.1
inline constexpr std::uint8_t visa = 142;
inline constexpr std::uint8_t extended_internet_protocol = 145;  // RFC 1385, obsolete
inline constexpr std::uint8_t address_extension = 147;
inline constexpr std::uint8_t router_alert = 148;         // RFC 2113
inline constexpr std::uint8_t selective_broadcast = 149;  // RFC 1770
inline constexpr std::uint8_t dynamic_packet_state = 151;
inline constexpr std::uint8_t upstream_multicast = 152;

}  // namespace ipv4_option

/// Whether an option states the way that the packet goes. RFC 7126 sections 4.3 and 4.4.
constexpr bool is_source_route(std::uint8_t type) {
  return type == ipv4_option::loose_source_route || type == ipv4_option::strict_source_route;
}

/// Whether an option carries a security label, which is not to be dropped by default. RFC 7126
/// sections 4.12 to 4.14.
constexpr bool is_security_label(std::uint8_t type) {
  return type == ipv4_option::security || type == ipv4_option::extended_security ||
         type == ipv4_option::commercial_security;
}

/// Whether an option is obsolete, or, as the record of a route or of times, not to be let through
/// where nobody asks for it. RFC 7126 sections 4.5 to 4.7, 4.9 to 4.11 and 4.15 to 4.20.
constexpr bool is_deprecated_ipv4_option(std::uint8_t type) {
  switch (type) {
    case ipv4_option::record_route:
    case ipv4_option::mtu_probe:
    case ipv4_option::mtu_reply:
    case ipv4_option::timestamp:
    case ipv4_option::traceroute:
    case ipv4_option::stream_identifier:
    case ipv4_option::visa:
    case ipv4_option::extended_internet_protocol:
    case ipv4_option::address_extension:
    case ipv4_option::selective_broadcast:
    case ipv4_option::dynamic_packet_state:
    case ipv4_option::upstream_multicast: return true;
    default: return false;
  }
}

/// Whether a type is for experiments: 30, 94, 158 or 222. RFC 7126 section 4.22.
constexpr bool is_ipv4_option_experiment(std::uint8_t type) { return (type & 0x3f) == 0x1e; }

}  // namespace sixgate::packet
