// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv6_multicast_scope_matches{
    KernelMatch{.expression = "iif != \"lo\" ip6 daddr & ff0f:: == ff00::", .hooks = on_arrival},
    KernelMatch{.expression = "oif != \"lo\" ip6 daddr & ff0f:: == ff00::", .hooks = only_output},
    KernelMatch{.expression = "ip6 daddr & ff0f:: == ff01::", .hooks = only_forward},
    KernelMatch{
        .expression = "ip6 daddr & ff0f:: == ff02::", .hooks = only_forward, .is_routed = true}};

}  // namespace detail

/// A group of the reserved scope 0; one of a single interface, scope 1, on its way over a wire; one
/// of a link, scope 2, about to be forwarded to another. Within this machine, to which output and
/// input belong, groups of scope 1 are what they are for.
inline constexpr Rule ipv6_multicast_scope{
    .reason = Reason::ipv6_multicast_scope,
    .sentence = "A packet to a multicast group has left the scope of its group.",
    .law = {.rfc = 4291, .section = "2.7"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::ipv6_multicast_scope_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          if (!packet::is_multicast(f.layer.destination)) return false;
          const unsigned scope = f.layer.destination.octet(1) & 0xf;
          const bool is_outermost = f.outer == nullptr && f.arrival.hook.has_value();
          const bool is_forwarded = f.arrival.hook == Hook::forward;
          if (scope == 0) return !is_on_no_wire(f);
          if (scope == 1) return is_outermost ? is_forwarded : !is_on_no_wire(f);
          return scope == 2 && is_outermost && is_forwarded && !f.arrival.is_bridged;
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
