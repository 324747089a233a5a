// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array<std::string_view, 1> source_multicast_expressions{"ip6 saddr ff00::/8"};

}  // namespace detail

/// A multicast address as source: no node has one, and who answers such a packet answers a group.
inline constexpr Rule ipv6_source_multicast{
    .reason = Reason::ipv6_source_multicast,
    .law = {.rfc = 4291, .section = "2.7"},
    .defaults = drop_everywhere,
    .steering = {.expressions = detail::source_multicast_expressions},
    .subject = Subject::ipv6,
    .matches = [](const Facts& f) { return packet::is_multicast(f.layer.source); },
};

}  // namespace sixgate::policy
