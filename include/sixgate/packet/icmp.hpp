// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/icmpv6.hpp"

namespace sixgate::packet {

/// ICMPv4 types. RFC 792, RFC 950, RFC 1256, RFC 8335.
namespace icmpv4 {

inline constexpr std::uint8_t echo_reply = 0;
inline constexpr std::uint8_t destination_unreachable = 3;
inline constexpr std::uint8_t source_quench = 4;
inline constexpr std::uint8_t redirect = 5;
inline constexpr std::uint8_t echo_request = 8;
inline constexpr std::uint8_t router_advertisement = 9;
inline constexpr std::uint8_t router_solicitation = 10;
inline constexpr std::uint8_t time_exceeded = 11;
inline constexpr std::uint8_t parameter_problem = 12;
inline constexpr std::uint8_t timestamp = 13;
inline constexpr std::uint8_t timestamp_reply = 14;
inline constexpr std::uint8_t address_mask_request = 17;
inline constexpr std::uint8_t address_mask_reply = 18;
inline constexpr std::uint8_t extended_echo_request = 42;
inline constexpr std::uint8_t extended_echo_reply = 43;

/// The code of destination_unreachable whose lower half of Icmp::word is an MTU. RFC 1191
/// section 4.
inline constexpr std::uint8_t fragmentation_needed = 4;

}  // namespace icmpv4

/// Whether an ICMPv4 type quotes the packet that caused it. RFC 1122 section 3.2.2.
constexpr bool is_icmpv4_error(std::uint8_t type) {
  switch (type) {
    case icmpv4::destination_unreachable:
    case icmpv4::source_quench:
    case icmpv4::redirect:
    case icmpv4::time_exceeded:
    case icmpv4::parameter_problem: return true;
    default: return false;
  }
}

/// Whether an ICMPv4 type has been given up: source quench (RFC 6633 section 1), 6, 15 to 18, 30 to
/// 39 (RFC 6918 section 3).
constexpr bool is_deprecated_icmpv4(std::uint8_t type) {
  return type == icmpv4::source_quench || type == 6 || (type >= 15 && type <= 18) ||
         (type >= 30 && type <= 39);
}

/// Whether a type of either ICMP is an error.
constexpr bool is_error(bool is_icmpv6, std::uint8_t type) {
  return is_icmpv6 ? is_icmpv6_error(type) : is_icmpv4_error(type);
}

/// Whether an error has a field that says how long its quotation is. RFC 4884 section 4.
constexpr bool has_length_field(bool is_icmpv6, std::uint8_t type) {
  if (is_icmpv6) {
    return type == icmpv6::destination_unreachable || type == icmpv6::time_exceeded;
  }
  return type == icmpv4::destination_unreachable || type == icmpv4::time_exceeded ||
         type == icmpv4::parameter_problem;
}

}  // namespace sixgate::packet
