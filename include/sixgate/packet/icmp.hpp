// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/icmpv6.hpp"

namespace sixgate::packet {

/// ICMPv4 types. RFC 792, RFC 1256, RFC 8335.
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
inline constexpr std::uint8_t extended_echo_request = 42;
inline constexpr std::uint8_t extended_echo_reply = 43;

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
