// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/crossing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr auto ipv6_unique_local_sources =
    make_crossings(ipv6_words, End::source, unique_local);
inline constexpr auto ipv6_unique_local_destinations =
    make_crossings(ipv6_words, End::destination, unique_local);

}  // namespace detail

/// A unique local address belongs to one site, or to several by agreement: then [site] inside or a
/// tunnel's `inner` has it. Errors pass: routers answer from the addresses they have.
inline constexpr Rule ipv6_unique_local{
    .reason = Reason::ipv6_unique_local,
    .sentence = "A packet across the outside zone bears a unique local address.",
    .law = {.rfc = 4193, .section = "4.3"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::crossing_matches<detail::ipv6_unique_local_sources,
                                                     detail::ipv6_unique_local_destinations>},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          return has_stray_source(f, unique_local) || has_stray_destination(f, unique_local);
        },
    .needs = Needs::direction,
};

}  // namespace sixgate::policy
