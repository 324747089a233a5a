// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/icmpv6.hpp"

namespace sixgate::packet {

/// Codes of Destination Unreachable. RFC 4443 section 3.1, RFC 8883 section 3.
namespace unreachable_code {

inline constexpr std::uint8_t no_route = 0;
inline constexpr std::uint8_t prohibited = 1;
inline constexpr std::uint8_t beyond_scope = 2;
inline constexpr std::uint8_t address = 3;
inline constexpr std::uint8_t port = 4;
inline constexpr std::uint8_t source_policy = 5;
inline constexpr std::uint8_t reject_route = 6;
inline constexpr std::uint8_t source_routing = 7;    // RFC 6550 section 20.18
inline constexpr std::uint8_t headers_too_long = 8;  // RFC 8883
inline constexpr std::uint8_t highest = 9;           // of those that IANA has given away

}  // namespace unreachable_code

/// Codes of Time Exceeded. RFC 4443 section 3.3.
namespace exceeded_code {

inline constexpr std::uint8_t hop_limit = 0;
inline constexpr std::uint8_t reassembly = 1;

}  // namespace exceeded_code

/// Codes of Parameter Problem. RFC 4443 section 3.4, RFC 8883 section 2.
namespace problem_code {

inline constexpr std::uint8_t erroneous_field = 0;
inline constexpr std::uint8_t next_header = 1;
inline constexpr std::uint8_t option = 2;
inline constexpr std::uint8_t first_fragment = 3;  // RFC 7112 section 6
inline constexpr std::uint8_t upper_layer = 4;     // RFC 8754 section 4.3.1.2
inline constexpr std::uint8_t next_header_on_way = 5;
inline constexpr std::uint8_t header_too_big = 6;
inline constexpr std::uint8_t chain_too_long = 7;
inline constexpr std::uint8_t too_many_headers = 8;
inline constexpr std::uint8_t too_many_options = 9;
inline constexpr std::uint8_t option_too_big = 10;

}  // namespace problem_code

/// Whether a code is one that its type defines. Of a type without a name here any code is: nobody
/// can say. Packet Too Big's code is ignored by whoever gets it (RFC 4443 section 3.2), Multicast
/// Router Advertisement's is an interval (RFC 4286 section 3.2.2), Extended Echo Request's is
/// ignored (RFC 8335 section 2): theirs are never wrong.
constexpr bool is_defined_code(std::uint8_t type, std::uint8_t code) {
  switch (type) {
    case icmpv6::destination_unreachable: return code <= unreachable_code::highest;
    case icmpv6::time_exceeded: return code <= exceeded_code::reassembly;
    case icmpv6::parameter_problem: return code <= problem_code::option_too_big;
    case icmpv6::router_renumbering: return code <= 1 || code == 255;  // RFC 2894 section 3.1
    case icmpv6::node_information_query:                               // RFC 4620 section 4
    case icmpv6::node_information_response: return code <= 2;
    case icmpv6::fast_handover: return code <= 5;  // RFC 5568 section 6.1.2
    case icmpv6::rpl_control:                      // RFC 6550 section 6
      return code <= 3 || (code >= 0x80 && code <= 0x83) || code == 0x8a;
    case icmpv6::duplicate_address_request:  // RFC 8505 section 4.2
    case icmpv6::duplicate_address_confirmation: return code <= 4;
    case icmpv6::extended_echo_reply: return code <= 4;  // RFC 8335 section 3
    case icmpv6::echo_request:
    case icmpv6::echo_reply:
    case icmpv6::listener_query:
    case icmpv6::listener_report:
    case icmpv6::listener_done:
    case icmpv6::router_solicitation:
    case icmpv6::router_advertisement:
    case icmpv6::neighbour_solicitation:
    case icmpv6::neighbour_advertisement:
    case icmpv6::redirect:
    case icmpv6::inverse_solicitation:
    case icmpv6::inverse_advertisement:
    case icmpv6::listener_report_v2:
    case icmpv6::home_agent_discovery_request:
    case icmpv6::home_agent_discovery_reply:
    case icmpv6::mobile_prefix_solicitation:
    case icmpv6::mobile_prefix_advertisement:
    case icmpv6::certification_path_solicitation:
    case icmpv6::certification_path_advertisement:
    case icmpv6::multicast_router_solicitation:
    case icmpv6::multicast_router_termination:
    case icmpv6::locator_update:
    case icmpv6::mpl_control: return code == 0;
    default: return true;
  }
}

}  // namespace sixgate::packet
