// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Teredo packets of whatever content beyond [rates] teredo of one IPv4 address: a client, a peer,
/// a relay. Nothing is brought here for this: it is asked of what comes.
inline constexpr Rule rate_teredo{
    .reason = Reason::rate_teredo,
    .sentence = "An IPv4 address sends more Teredo than [rates] teredo allows.",
    .law = {.rfc = 4380, .section = "7.4"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::teredo,
    .matches = [](const Facts& f) { return f.recollection.rates.is_over(Rate::teredo, f.depth); },
};

}  // namespace sixgate::policy
