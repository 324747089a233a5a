// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Multicast listener or router discovery with a hop limit other than 1: it was meant to leave its
/// link, or came from another.
inline constexpr Rule mld_hop_limit{
    .reason = Reason::mld_hop_limit,
    .sentence = "A multicast listener or router discovery message has a hop limit other than 1.",
    .law = {.rfc = 3810, .section = "5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6 | Traffic::extension_headers},
    .subject = Subject::listener,
    .matches = [](const Facts& f) { return f.layer.hop_limit != 1; },
};

}  // namespace sixgate::policy
