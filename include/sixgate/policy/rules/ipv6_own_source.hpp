// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/own_source.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv6_own_source_matches{
    KernelMatch{.expression = "iifname @outside ip6 saddr @site.inside6",
                .hooks = only_forward,
                .is_routed = true}};

}  // namespace detail

/// One of [site] inside as source of what a router is to forward from outside. Only interfaces can
/// tell: by addresses such a packet comes from inside. What comes out of a tunnel is tunnel.inner-
/// source's.
inline constexpr Rule ipv6_own_source{
    .reason = Reason::ipv6_own_source,
    .sentence = "A packet from outside bears one of our own addresses as its source.",
    .law = {.rfc = 6092, .section = "3.1"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::ipv6_own_source_matches},
    .subject = Subject::ipv6,
    .matches = is_own_from_outside,
    .needs = Needs::zones_and_inside,
};

}  // namespace sixgate::policy
