// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Neighbour discovery of a code other than 0: receivers must discard it.
inline constexpr Rule nd_code{
    .reason = Reason::nd_code,
    .sentence = "A neighbour discovery message has a code other than 0.",
    .law = {.rfc = 4861, .section = "6.1.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches = [](const Facts& f) { return f.layer.icmp->code != 0; },
};

}  // namespace sixgate::policy
