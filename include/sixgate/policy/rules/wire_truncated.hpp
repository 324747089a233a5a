// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A packet that ends inside a header. What was not captured, or travels in another fragment, is
/// not meant: such a layer is cut, not at fault.
inline constexpr Rule wire_truncated{
    .reason = Reason::wire_truncated,
    .sentence = "The packet ends inside one of its headers.",
    .law = {.rfc = 8200, .section = "4"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::fault,
    .matches = [](const Facts& f) { return f.layer.fault == packet::Fault::truncated; },
};

}  // namespace sixgate::policy
