// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/ipv4_address.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv4_source_multicast_matches{
    KernelMatch{.expression = "ip saddr 224.0.0.0/4"}};

}  // namespace detail

/// A multicast address as source: no node has one, and who answers such a packet answers a group.
inline constexpr Rule ipv4_source_multicast{
    .reason = Reason::ipv4_source_multicast,
    .sentence = "The IPv4 source address is a multicast address.",
    .law = {.rfc = 1812, .section = "5.3.7"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::ipv4_source_multicast_matches},
    .subject = Subject::ipv4,
    .matches = [](const Facts& f) { return is_ipv4_multicast(f.layer.source); },
};

}  // namespace sixgate::policy
