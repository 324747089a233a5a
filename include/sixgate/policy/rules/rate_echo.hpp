// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Echo requests and replies, plain or extended and of either family, beyond [rates] echo of one
/// source. Nothing is brought here for this: it is asked of what comes.
inline constexpr Rule rate_echo{
    .reason = Reason::rate_echo,
    .sentence = "A source sends more echo requests and replies than [rates] echo allows.",
    .law = {.rfc = 4890, .section = "3.1"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::any,
    .matches = [](const Facts& f) { return f.recollection.rates.is_over(Rate::echo, f.depth); },
};

}  // namespace sixgate::policy
