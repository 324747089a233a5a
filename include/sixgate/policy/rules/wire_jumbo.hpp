// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A payload length of 0 in front of a Hop-by-Hop header without a Jumbo Payload option, or that
/// option where the payload length is not 0, twice, below 65536, or together with a fragment.
inline constexpr Rule wire_jumbo{
    .reason = Reason::wire_jumbo,
    .sentence =
        "The payload length is 0 and no Jumbo Payload option says the real one, or that option "
        "contradicts the rest of the packet.",
    .law = {.rfc = 2675, .section = "3"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::fault,
    .matches = [](const Facts& f) { return f.layer.fault == packet::Fault::jumbo; },
};

}  // namespace sixgate::policy
