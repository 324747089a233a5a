// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An option whose length leads past the Hop-by-Hop, Destination Options or IPv4 header that holds
/// it.
inline constexpr Rule wire_option_overrun{
    .reason = Reason::wire_option_overrun,
    .sentence = "An option runs past the end of the header that holds it.",
    .law = {.rfc = 8200, .section = "4.2"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::fault,
    .matches = [](const Facts& f) { return f.layer.fault == packet::Fault::option_overrun; },
};

}  // namespace sixgate::policy
