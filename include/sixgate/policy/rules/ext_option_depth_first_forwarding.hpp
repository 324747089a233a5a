// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An IP_DFF option, of an experiment in forwarding over unreliable links. It has no use where that
/// does not run.
inline constexpr Rule ext_option_depth_first_forwarding{
    .reason = Reason::ext_option_depth_first_forwarding,
    .sentence = "The packet has a Depth-First Forwarding option.",
    .law = {.rfc = 9288, .section = "4.4.18.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) {
          return f.contents.options->contains(packet::option::depth_first_forwarding);
        },
};

}  // namespace sixgate::policy
