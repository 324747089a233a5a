// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/special_addresses.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv6_mapped_matches{
    KernelMatch{.expression = "ip6 saddr ::ffff:0:0/96"},
    KernelMatch{.expression = "ip6 daddr ::ffff:0:0/96"}};

}  // namespace detail

/// An IPv4-mapped address on the wire. Programs take its sender for the IPv4 node it names, so that
/// it walks around whatever was said about that one over IPv4.
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
                 detail::mapped_prefix.contains(f.layer.destination);
        },
};

}  // namespace sixgate::policy
