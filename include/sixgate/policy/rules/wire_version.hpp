// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A version field that is neither 4 nor 6, or not the one that the protocol number, tunnel
/// or link in front of it announced: two receivers would read two different packets.
inline constexpr Rule wire_version{
    .reason = Reason::wire_version,
    .sentence = "The version field is not that of the protocol which the packet came under.",
    .law = {.rfc = 8200, .section = "3"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::fault,
    .matches = [](const Facts& f) { return f.layer.fault == packet::Fault::version; },
};

}  // namespace sixgate::policy
