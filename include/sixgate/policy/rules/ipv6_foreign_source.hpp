// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/foreign_source.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

/// Link-local sources and those that are no unicast address have rules of their own.
inline constexpr std::array no_ipv6_source_of_site{"::/128"_net, "fe80::/10"_net, "ff00::/8"_net};

inline constexpr std::array ipv6_foreign_source_matches{
    KernelMatch{
        .expression = "iifname @inside oifname @outside ip6 saddr != @site.inside6 ip6 saddr != { "
                      "::/128, fe80::/10, ff00::/8 } meta l4proto != { ah, ipv6-icmp }",
        .hooks = only_forward,
        .is_routed = true},
    KernelMatch{
        .expression = "iifname @inside oifname @outside ip6 saddr != @site.inside6 ip6 saddr != { "
                      "::/128, fe80::/10, ff00::/8 } icmpv6 type != { 1, 2, 3, 4 }",
        .hooks = only_forward,
        .is_routed = true}};

}  // namespace detail

/// What leaves the site bears an address of the site; anything else is spoofed, or a network that
/// nobody declared. Only interfaces can tell, and only where [site] inside has an IPv6 prefix.
/// Errors pass: routers answer from the addresses they have.
inline constexpr Rule ipv6_foreign_source{
    .reason = Reason::ipv6_foreign_source,
    .sentence = "A packet leaves for outside with a source that the inside does not have.",
    .law = {.rfc = 6092, .section = "3.1"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::ipv6_foreign_source_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) { return detail::is_foreign_source(f, detail::no_ipv6_source_of_site); },
};

}  // namespace sixgate::policy
