// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv6_multicast_boundary_matches{
    KernelMatch{.expression = "iifname @outside ip6 daddr & ff0f:: { ff00::, ff01::, ff02::, "
                              "ff03::, ff04::, ff05::, ff06::, ff07::, ff08:: }",
                .hooks = only_forward,
                .is_routed = true},
    KernelMatch{.expression = "oifname @outside ip6 daddr & ff0f:: { ff00::, ff01::, ff02::, "
                              "ff03::, ff04::, ff05::, ff06::, ff07::, ff08:: }",
                .hooks = only_forward,
                .is_routed = true}};

}  // namespace detail

/// A group whose scope ends where the site does. Only interfaces tell where a group is. The
/// boundary is at organisation-local scope, as recommended.
inline constexpr Rule ipv6_multicast_boundary{
    .reason = Reason::ipv6_multicast_boundary,
    .sentence =
        "A packet to a multicast group of the site or the organisation crosses the outside zone.",
    .law = {.rfc = 6092, .section = "3.1"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::ipv6_multicast_boundary_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          constexpr unsigned organisation_local = 8;
          return crosses_outside(f) && packet::is_multicast(f.layer.destination) &&
                 (f.layer.destination.octet(1) & 0xfU) <= organisation_local;
        },
    .needs = Needs::zones,
};

}  // namespace sixgate::policy
