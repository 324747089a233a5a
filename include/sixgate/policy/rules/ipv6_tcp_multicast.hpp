// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv6_tcp_multicast_matches{
    KernelMatch{.expression = "ip6 daddr ff00::/8 meta l4proto tcp"}};

}  // namespace detail

/// TCP has two ends. A segment to a group only looks for who answers.
inline constexpr Rule ipv6_tcp_multicast{
    .reason = Reason::ipv6_tcp_multicast,
    .sentence = "A TCP segment is sent to a multicast group.",
    .law = {.rfc = 9293, .section = "3.9.2.3"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::ipv6_tcp_multicast_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          return f.layer.visible_transport() == packet::Protocol::tcp &&
                 packet::is_multicast(f.layer.destination);
        },
};

}  // namespace sixgate::policy
