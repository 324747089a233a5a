// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Neighbour discovery beyond [rates] neighbour-discovery of one source: router advertisements,
/// redirects, and what is in a tunnel; solicitations and advertisements of neighbours on the link
/// itself pass before any limit. Nothing is brought here for this: it is asked of what comes.
inline constexpr Rule rate_neighbour_discovery{
    .reason = Reason::rate_neighbour_discovery,
    .sentence = "A source sends more neighbour discovery than [rates] neighbour-discovery allows.",
    .law = {.rfc = 9099, .section = "2.3.1"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          return f.recollection.rates.is_over(Rate::neighbour_discovery, f.depth);
        },
};

}  // namespace sixgate::policy
