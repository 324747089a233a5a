// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A Mobility Header shorter than a message of its type is.
inline constexpr Rule mobile_message_length{
    .reason = Reason::mobile_message_length,
    .sentence = "A mobility message is shorter than its type requires.",
    .law = {.rfc = 6275, .section = "9.2"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::mobility,
    .matches =
        [](const Facts& f) { return f.contents.mobility->fault == packet::Fault::header_length; },
};

}  // namespace sixgate::policy
