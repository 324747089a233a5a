// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array source_multicast_matches{KernelMatch{"ip6 saddr ff00::/8"}};

}  // namespace detail

/// A multicast address as source: no node has one, and who answers such a packet answers a group.
inline constexpr Rule ipv6_source_multicast{
    .reason = Reason::ipv6_source_multicast,
    .sentence = "The source address is a multicast address.",
    .law = {.rfc = 4291, .section = "2.7"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::source_multicast_matches},
    .subject = Subject::ipv6,
    .matches = [](const Facts& f) { return packet::is_multicast(f.layer.source); },
};

}  // namespace sixgate::policy
