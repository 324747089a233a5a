// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

/// What stands behind an Ethernet header. IANA, IEEE 802 Numbers; 32 bits wide, as fields are read.
namespace sixgate::packet::ethertype {

inline constexpr std::uint32_t ipv4 = 0x0800;
inline constexpr std::uint32_t ipv6 = 0x86dd;
inline constexpr std::uint32_t mpls = 0x8847;
inline constexpr std::uint32_t mpls_upstream_assigned = 0x8848;
inline constexpr std::uint32_t pppoe_session = 0x8864;

/// A customer tag, a service tag, and what stood for the latter before it had a number.
constexpr bool is_vlan_tag(std::uint32_t type) {
  return type == 0x8100 || type == 0x88a8 || type == 0x9100;
}

/// IEEE 802.3 section 3.2.6: up to this the field is a length, and an LLC header follows.
inline constexpr std::uint32_t longest_length = 1500;

}  // namespace sixgate::packet::ethertype
