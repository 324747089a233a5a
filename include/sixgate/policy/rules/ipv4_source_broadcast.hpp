// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/ipv4_address.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv4_source_broadcast_matches{
    KernelMatch{.expression = "ip saddr 255.255.255.255"}};

}  // namespace detail

/// A broadcast address as source: who answers such a packet answers everybody. The broadcast
/// addresses of this machine's networks count inside a tunnel alone: outside of one the kernel's
/// routing refuses them.
inline constexpr Rule ipv4_source_broadcast{
    .reason = Reason::ipv4_source_broadcast,
    .sentence = "The IPv4 source address is a broadcast address.",
    .law = {.rfc = 1812, .section = "4.2.2.11"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::ipv4_source_broadcast_matches},
    .subject = Subject::ipv4,
    .matches =
        [](const Facts& f) {
          return f.layer.source == limited_broadcast ||
                 (f.outer != nullptr && is_broadcast(f.layer.source, f.policy));
        },
};

}  // namespace sixgate::policy
