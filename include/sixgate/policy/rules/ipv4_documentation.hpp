// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/crossing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr auto ipv4_documentation_sources =
    make_crossings(ipv4_words, End::source, documentation_ipv4);
inline constexpr auto ipv4_documentation_destinations =
    make_crossings(ipv4_words, End::destination, documentation_ipv4);

}  // namespace detail

/// A documentation address. No network has it, unless [site] inside says so, and no answer could
/// find its way. Errors pass: routers answer from the addresses they have.
inline constexpr Rule ipv4_documentation{
    .reason = Reason::ipv4_documentation,
    .sentence =
        "A packet across the outside zone bears an IPv4 address that is meant for documentation.",
    .law = {.rfc = 6890, .section = "2.2.2"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::crossing_matches<detail::ipv4_documentation_sources,
                                                     detail::ipv4_documentation_destinations>},
    .subject = Subject::ipv4,
    .matches =
        [](const Facts& f) {
          return has_stray_source(f, documentation_ipv4) ||
                 has_stray_destination(f, documentation_ipv4);
        },
    .needs = Needs::direction,
};

}  // namespace sixgate::policy
