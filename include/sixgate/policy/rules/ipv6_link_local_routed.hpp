// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array link_local_matches{
    KernelMatch{.expression = "ip6 saddr fe80::/10", .hooks = only_forward, .is_routed = true},
    KernelMatch{.expression = "ip6 daddr fe80::/10", .hooks = only_forward, .is_routed = true}};

}  // namespace detail

/// A link-local address that is about to be forwarded. Whether a packet is, only its hook says, and
/// only for the outermost layer: what travels inside a tunnel is on the tunnel's own link. What a
/// bridge forwards stays on its link too, and comes through the same hook where br_netfilter runs.
inline constexpr Rule ipv6_link_local_routed{
    .reason = Reason::ipv6_link_local_routed,
    .sentence = "A link-local address is about to be forwarded to another link.",
    .law = {.rfc = 4291, .section = "2.5.6"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::link_local_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          return f.outer == nullptr && f.arrival.hook == Hook::forward && !f.arrival.is_bridged &&
                 (packet::is_link_local(f.layer.source) ||
                  packet::is_link_local(f.layer.destination));
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
