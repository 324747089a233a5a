// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A Mobility Header that announces something behind it. Nothing may follow one until somebody
/// extends the protocol, and whoever is spoken to discards it.
inline constexpr Rule mobile_payload_protocol{
    .reason = Reason::mobile_payload_protocol,
    .sentence = "Something follows a Mobility Header, which must be the last header.",
    .law = {.rfc = 6275, .section = "9.2"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::mobility,
    .matches =
        [](const Facts& f) {
          return f.contents.mobility->payload != packet::Protocol::no_next_header;
        },
};

}  // namespace sixgate::policy
