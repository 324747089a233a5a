// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/special_addresses.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv6_mapped_matches{
    KernelMatch{.expression = "ip6 saddr ::ffff:0:0/96"},
    KernelMatch{.expression = "ip6 daddr ::ffff:0:0/96 ip6 daddr != ::ffff:127.0.0.0/104"}};

/// ::ffff:127.0.0.0/104. RFC 8029 section 2.1.
constexpr bool is_mapped_loopback(wire::Address address) {
  return mapped_prefix.contains(address) && address.octet(12) == 127;
}

}  // namespace detail

/// An IPv4-mapped address on the wire. Programs take its sender for the IPv4 node it names, so that
/// it walks around whatever was said about that one over IPv4. As a destination the loopback ones
/// are met between label switching routers, which test their paths with them.
inline constexpr Rule ipv6_mapped{
    .reason = Reason::ipv6_mapped,
    .sentence = "An address of the packet is an IPv4-mapped one, which no packet may bear.",
    .law = {.rfc = 4942, .section = "2.2"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::ipv6_mapped_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          return detail::mapped_prefix.contains(f.layer.source) ||
                 (detail::mapped_prefix.contains(f.layer.destination) &&
                  !detail::is_mapped_loopback(f.layer.destination));
        },
};

}  // namespace sixgate::policy
