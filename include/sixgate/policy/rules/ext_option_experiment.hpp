// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An option of one of the eight types for experiments, RFC 4727 section 3.4: each network gives
/// them a meaning of its own.
inline constexpr Rule ext_option_experiment{
    .reason = Reason::ext_option_experiment,
    .sentence = "The packet has an option of a type for experiments.",
    .law = {.rfc = 9288, .section = "4.4.19.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) { return f.contents.options->any(packet::option::is_experiment); },
};

}  // namespace sixgate::policy
