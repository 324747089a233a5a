// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/ipv4_address.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv4_tcp_multicast_matches{
    KernelMatch{.expression = "ip daddr 224.0.0.0/4 ip protocol tcp"}};

}  // namespace detail

/// TCP has two ends. A segment to a group only looks for who answers.
inline constexpr Rule ipv4_tcp_multicast{
    .reason = Reason::ipv4_tcp_multicast,
    .sentence = "A TCP segment is sent to an IPv4 multicast group.",
    .law = {.rfc = 9293, .section = "3.9.2.3"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::ipv4_tcp_multicast_matches},
    .subject = Subject::ipv4,
    .matches =
        [](const Facts& f) {
          return f.layer.visible_transport() == packet::Protocol::tcp &&
                 is_ipv4_multicast(f.layer.destination);
        },
};

}  // namespace sixgate::policy
