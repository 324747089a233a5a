// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>

#include "sixgate/policy/policy.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::policy {

namespace detail {

using namespace wire::literals;

inline constexpr wire::Prefix ipv4_multicast_prefix = "224.0.0.0/4"_net;
inline constexpr wire::Prefix ipv4_this_network = "0.0.0.0/8"_net;
inline constexpr wire::Prefix ipv4_loopback = "127.0.0.0/8"_net;

}  // namespace detail

/// The limited broadcast address. RFC 1812 section 4.2.2.11.
inline constexpr wire::Address limited_broadcast = wire::Address::ipv4(0xffffffff);

/// 224.0.0.0/4. RFC 1812 section 4.2.2.11.
constexpr bool is_ipv4_multicast(wire::Address address) {
  return detail::ipv4_multicast_prefix.contains(address);
}

/// A broadcast address of this machine's networks.
constexpr bool is_broadcast(wire::Address address, const Policy& policy) {
  return std::ranges::find(policy.broadcasts, address) != policy.broadcasts.end();
}

}  // namespace sixgate::policy
