// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// ICMP errors of either family beyond [rates] errors of one source; not those that tell a path
/// MTU. Nothing is brought here for this: it is asked of what comes.
inline constexpr Rule rate_errors{
    .reason = Reason::rate_errors,
    .sentence = "A source sends more ICMP errors than [rates] errors allows.",
    .law = {.rfc = 4890, .section = "3.1"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::any,
    .matches = [](const Facts& f) { return f.recollection.rates.is_over(Rate::errors, f.depth); },
};

}  // namespace sixgate::policy
