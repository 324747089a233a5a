// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/crossing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr auto ipv6_documentation_sources =
    make_crossings(ipv6_words, End::source, documentation_ipv6);
inline constexpr auto ipv6_documentation_destinations =
    make_crossings(ipv6_words, End::destination, documentation_ipv6);

}  // namespace detail

/// A documentation address. No network has it, unless [site] inside says so, and no answer could
/// find its way. Errors pass: routers answer from the addresses they have.
inline constexpr Rule ipv6_documentation{
    .reason = Reason::ipv6_documentation,
    .sentence =
        "A packet across the outside zone bears an IPv6 address that is meant for documentation.",
    .law = {.rfc = 6092, .section = "3.1"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::crossing_matches<detail::ipv6_documentation_sources,
                                                     detail::ipv6_documentation_destinations>},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          return has_stray_source(f, documentation_ipv6) ||
                 has_stray_destination(f, documentation_ipv6);
        },
    .needs = Needs::direction,
};

}  // namespace sixgate::policy
