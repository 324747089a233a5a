// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A header length below what the header needs: an IPv4 header under 20 bytes or longer than its
/// packet, a TCP data offset under 5, a UDP length under 8, an AH without its own fields.
inline constexpr Rule wire_header_length{
    .reason = Reason::wire_header_length,
    .sentence = "A header states a length that its own fixed part does not fit in.",
    .law = {.rfc = 791, .section = "3.1"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::fault,
    .matches = [](const Facts& f) { return f.layer.fault == packet::Fault::header_length; },
};

}  // namespace sixgate::policy
