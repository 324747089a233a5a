// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/ipv4_options.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Types 30, 94, 158 and 222 mean what two sides agreed on; without an experiment of one's own
/// nobody needs them.
inline constexpr Rule ipv4_option_experiment{
    .reason = Reason::ipv4_option_experiment,
    .sentence = "The packet has an IPv4 option that is set aside for experiments.",
    .law = {.rfc = 7126, .section = "4.22"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::ipv4_options},
    .subject = Subject::ipv4_options,
    .matches = [](const Facts& f) { return has_ipv4_option(f, packet::is_ipv4_option_experiment); },
};

}  // namespace sixgate::policy
