// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// What comes out of a declared 6to4 tunnel from one 6to4 site beyond [rates] 6to4: relays are made
/// to launder reflected traffic. Nothing is brought here for this: it is asked of what comes.
inline constexpr Rule rate_6to4{
    .reason = Reason::rate_6to4,
    .sentence = "A 6to4 site sends more than [rates] 6to4 allows.",
    .law = {.rfc = 3964, .section = "4.1.3"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::tunnel,
    .matches =
        [](const Facts& f) { return f.recollection.rates.is_over(Rate::six_to_four, f.depth); },
};

}  // namespace sixgate::policy
