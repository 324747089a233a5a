// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A length field that promises more bytes than the packet has.
inline constexpr Rule wire_payload_length{
    .reason = Reason::wire_payload_length,
    .sentence = "A header states more payload than the packet has.",
    .law = {.rfc = 8200, .section = "3"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::fault,
    .matches = [](const Facts& f) { return f.layer.fault == packet::Fault::payload_length; },
};

}  // namespace sixgate::policy
