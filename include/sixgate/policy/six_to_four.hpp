// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/ipv4_address.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::policy {

namespace detail {

using namespace wire::literals;

/// RFC 3964 section 5.3.1.
inline constexpr std::array martian_ipv4{
    "0.0.0.0/8"_net,     "10.0.0.0/8"_net,     "127.0.0.0/8"_net, "169.254.0.0/16"_net,
    "172.16.0.0/12"_net, "192.168.0.0/16"_net, "224.0.0.0/4"_net, "240.0.0.0/4"_net};

/// RFC 3964 section 5.3.2.
inline constexpr std::array martian_ipv6{"::/16"_net, "fe80::/10"_net, "fec0::/10"_net,
                                         "ff00::/8"_net};

inline constexpr wire::Prefix prefix_6to4 = "2002::/16"_net;

}  // namespace detail

/// The 6to4 relay anycast prefix. RFC 3068 section 2.3, deprecated by RFC 7526.
inline constexpr wire::Prefix anycast_6to4 = *wire::parse_prefix("192.88.99.0/24");

/// Whether the address is a 6to4 one. RFC 3056 section 2.
constexpr bool is_6to4(wire::Address address) { return detail::prefix_6to4.contains(address); }

/// The IPv4 address inside a 6to4 address; only for those. RFC 3056 section 2.
constexpr wire::Address embedded_6to4(wire::Address address) {
  return wire::Address::ipv4(static_cast<std::uint32_t>(address.high() >> 16));
}

/// Whether the address is a broadcast address of one of our networks. RFC 3964 section 4.1.4.
constexpr bool is_broadcast(wire::Address address, const Policy& policy, const Tunnel& tunnel) {
  return is_broadcast(address, policy) ||
         std::ranges::find(tunnel.broadcast, address) != tunnel.broadcast.end();
}

/// The IPv4 sanity check: a global unicast address and no broadcast address of ours. RFC 3964
/// section 5.3.1.
constexpr bool is_sane_ipv4(wire::Address address, const Policy& policy, const Tunnel& tunnel) {
  return !wire::any_contains(detail::martian_ipv4, address) &&
         !is_broadcast(address, policy, tunnel);
}

/// The IPv6 sanity check, which looks into 6to4 addresses too. RFC 3964 section 5.3.2.
constexpr bool is_sane_ipv6(wire::Address address, const Policy& policy, const Tunnel& tunnel) {
  return !wire::any_contains(detail::martian_ipv6, address) &&
         (!is_6to4(address) || is_sane_ipv4(embedded_6to4(address), policy, tunnel));
}

}  // namespace sixgate::policy
