// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A queue entry without a byte of its packet: nothing can be known of it, so nothing is let
/// through.
inline constexpr Rule wire_empty{
    .reason = Reason::wire_empty,
    .sentence = "The kernel handed over no byte of the packet.",
    .law = {.rfc = 8200, .section = "3"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::fault,
    .matches = [](const Facts& f) { return f.layer.fault == packet::Fault::empty; },
};

}  // namespace sixgate::policy
