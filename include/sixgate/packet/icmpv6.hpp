// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/wire/address.hpp"

namespace sixgate::packet {

/// The smallest MTU an IPv6 link may have, bytes. RFC 8200 section 5.
inline constexpr std::uint32_t minimum_mtu = 1280;

/// ICMPv6 types. IANA, ICMPv6 "type" Numbers; each RFC gives the name.
namespace icmpv6 {

// RFC 4443
inline constexpr std::uint8_t destination_unreachable = 1;
inline constexpr std::uint8_t packet_too_big = 2;
inline constexpr std::uint8_t time_exceeded = 3;
inline constexpr std::uint8_t parameter_problem = 4;
inline constexpr std::uint8_t private_error_first = 100;
inline constexpr std::uint8_t private_error_last = 101;
inline constexpr std::uint8_t reserved_error = 127;
inline constexpr std::uint8_t echo_request = 128;
inline constexpr std::uint8_t echo_reply = 129;
inline constexpr std::uint8_t private_information_first = 200;
inline constexpr std::uint8_t private_information_last = 201;
inline constexpr std::uint8_t reserved_information = 255;
// RFC 2710
inline constexpr std::uint8_t listener_query = 130;
inline constexpr std::uint8_t listener_report = 131;
inline constexpr std::uint8_t listener_done = 132;
// RFC 4861
inline constexpr std::uint8_t router_solicitation = 133;
inline constexpr std::uint8_t router_advertisement = 134;
inline constexpr std::uint8_t neighbour_solicitation = 135;
inline constexpr std::uint8_t neighbour_advertisement = 136;
inline constexpr std::uint8_t redirect = 137;
inline constexpr std::uint8_t router_renumbering = 138;         // RFC 2894
inline constexpr std::uint8_t node_information_query = 139;     // RFC 4620
inline constexpr std::uint8_t node_information_response = 140;  // RFC 4620
inline constexpr std::uint8_t inverse_solicitation = 141;       // RFC 3122
inline constexpr std::uint8_t inverse_advertisement = 142;      // RFC 3122
inline constexpr std::uint8_t listener_report_v2 = 143;         // RFC 3810
// RFC 6275
inline constexpr std::uint8_t home_agent_discovery_request = 144;
inline constexpr std::uint8_t home_agent_discovery_reply = 145;
inline constexpr std::uint8_t mobile_prefix_solicitation = 146;
inline constexpr std::uint8_t mobile_prefix_advertisement = 147;
// RFC 3971
inline constexpr std::uint8_t certification_path_solicitation = 148;
inline constexpr std::uint8_t certification_path_advertisement = 149;
inline constexpr std::uint8_t seamoby_experimental = 150;  // RFC 4065
// RFC 4286
inline constexpr std::uint8_t multicast_router_advertisement = 151;
inline constexpr std::uint8_t multicast_router_solicitation = 152;
inline constexpr std::uint8_t multicast_router_termination = 153;
inline constexpr std::uint8_t fast_handover = 154;   // RFC 5568
inline constexpr std::uint8_t rpl_control = 155;     // RFC 6550
inline constexpr std::uint8_t locator_update = 156;  // RFC 6743
// RFC 6775
inline constexpr std::uint8_t duplicate_address_request = 157;
inline constexpr std::uint8_t duplicate_address_confirmation = 158;
inline constexpr std::uint8_t mpl_control = 159;            // RFC 7731
inline constexpr std::uint8_t extended_echo_request = 160;  // RFC 8335
inline constexpr std::uint8_t extended_echo_reply = 161;    // RFC 8335

}  // namespace icmpv6

/// Whether a type is an error message. RFC 4443 section 2.1.
constexpr bool is_icmpv6_error(std::uint8_t type) { return type < 128; }

/// Whether a type speaks about the link it is sent on and needs hop limit 255: neighbour discovery
/// (RFC 4861 section 4), its inverse (RFC 3122 section 4.3), SEND's certification paths (RFC 3971
/// section 6.4).
constexpr bool is_neighbour_discovery(std::uint8_t type) {
  return (type >= icmpv6::router_solicitation && type <= icmpv6::redirect) ||
         type == icmpv6::inverse_solicitation || type == icmpv6::inverse_advertisement ||
         type == icmpv6::certification_path_solicitation ||
         type == icmpv6::certification_path_advertisement;
}

/// Whether a type is multicast listener discovery. RFC 2710 section 3, RFC 3810 section 5.
constexpr bool is_listener_discovery(std::uint8_t type) {
  return (type >= icmpv6::listener_query && type <= icmpv6::listener_done) ||
         type == icmpv6::listener_report_v2;
}

/// ff00::/8. RFC 4291 section 2.7.
constexpr bool is_multicast(wire::Address address) {
  return address.family() == wire::Family::ipv6 && address.octet(0) == 0xff;
}

/// ff02::1:ff00:0/104, the groups in which nodes are asked for their addresses. RFC 4291 section
/// 2.7.1.
constexpr bool is_solicited_node(wire::Address address) {
  return address.family() == wire::Family::ipv6 && address.high() == 0xff02ULL << 48 &&
         address.low() >> 24 == 0x1ff;
}

/// fe80::/10. RFC 4291 section 2.4.
constexpr bool is_link_local(wire::Address address) {
  return address.family() == wire::Family::ipv6 && address.high() >> 54 == 0x3fa;
}

/// A source that cannot be forwarded: link-local, or unspecified before there is one. RFC 3590
/// section 4.
constexpr bool is_from_link(wire::Address source) {
  return is_link_local(source) || source == wire::Address{};
}

}  // namespace sixgate::packet
