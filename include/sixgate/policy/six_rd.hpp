// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/policy/tunnel.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::policy {

namespace detail {

/// Bits of an IPv6 address, as a number.
///
/// first  the first of them, 0 the address's first
/// count  0 to 32; first + count is at most 128
constexpr std::uint32_t bits_of(wire::Address address, unsigned first, unsigned count) {
  if (count == 0) return 0;
  std::uint64_t start = address.high();
  if (first >= 64) {
    start = address.low() << (first - 64);
  } else if (first > 0) {
    start = address.high() << first | address.low() >> (64 - first);
  }
  return static_cast<std::uint32_t>(start >> (64 - count));
}

}  // namespace detail

/// How many bits of an IPv4 address stand in the addresses of a 6rd domain. RFC 5969 section 4.
constexpr unsigned embedded_width_6rd(const Tunnel& tunnel) {
  return 32 - tunnel.ipv4_prefix.length();
}

/// The IPv4 address inside an address of a 6rd domain; only for those of its prefix, which leaves
/// room for it. RFC 5969 section 4.
constexpr wire::Address embedded_6rd(wire::Address address, const Tunnel& tunnel) {
  return wire::Address::ipv4(
      tunnel.ipv4_prefix.address().as_ipv4() |
      detail::bits_of(address, tunnel.prefix.length(), embedded_width_6rd(tunnel)));
}

/// Whether an IPv4 address is that of a border relay of the domain, ours included.
constexpr bool is_border_relay(wire::Address address, const Tunnel& tunnel) {
  return wire::any_contains(tunnel.border_relays, address) ||
         (tunnel.role == SixToFourRole::relay && wire::any_contains(tunnel.local, address));
}

}  // namespace sixgate::policy
