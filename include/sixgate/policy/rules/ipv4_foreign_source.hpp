// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/foreign_source.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

/// Link-local sources and those that are no unicast address have rules of their own.
inline constexpr std::array no_ipv4_source_of_site{"0.0.0.0/8"_net, "169.254.0.0/16"_net,
                                                   "224.0.0.0/4"_net, "255.255.255.255/32"_net};

inline constexpr std::array ipv4_foreign_source_matches{
    KernelMatch{
        .expression =
            "iifname @inside oifname @outside ip saddr != @site.inside4 ip saddr != { 0.0.0.0/8, "
            "169.254.0.0/16, 224.0.0.0/4, 255.255.255.255 } ip protocol != { icmp, ah }",
        .hooks = only_forward,
        .is_routed = true},
    KernelMatch{.expression = "iifname @inside oifname @outside ip saddr != @site.inside4 ip saddr "
                              "!= { 0.0.0.0/8, 169.254.0.0/16, 224.0.0.0/4, 255.255.255.255 } icmp "
                              "type != { destination-unreachable, time-exceeded }",
                .hooks = only_forward,
                .is_routed = true}};

}  // namespace detail

/// What leaves the site bears an address of the site; anything else is spoofed, or a network that
/// nobody declared. Only interfaces can tell, and only where [site] inside has an IPv4 prefix.
/// Errors pass: routers answer from the addresses they have.
inline constexpr Rule ipv4_foreign_source{
    .reason = Reason::ipv4_foreign_source,
    .sentence = "A packet leaves for outside with a source that the inside does not have.",
    .law = {.rfc = 2827, .section = "3"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::ipv4_foreign_source_matches},
    .subject = Subject::ipv4,
    .matches =
        [](const Facts& f) { return detail::is_foreign_source(f, detail::no_ipv4_source_of_site); },
};

}  // namespace sixgate::policy
