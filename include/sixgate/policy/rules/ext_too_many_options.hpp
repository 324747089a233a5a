// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// More options in one header than [headers] max-options, padding not counted: each costs whoever
/// processes them, and no use needs many.
inline constexpr Rule ext_too_many_options{
    .reason = Reason::ext_too_many_options,
    .sentence = "A header has more options than [headers] max-options.",
    .law = {.rfc = 8504, .section = "5.3"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) { return f.contents.options->most_options > f.policy.max_options; },
};

}  // namespace sixgate::policy
