// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Padding with something in it. PadN is zeros; RFC 4942 section 2.1.9.5 has firewalls look, since
/// other bytes there reach the other end unseen.
inline constexpr Rule ext_padding_data{
    .reason = Reason::ext_padding_data,
    .sentence = "Padding between options holds other bytes than zeros.",
    .law = {.rfc = 8200, .section = "4.2"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches = [](const Facts& f) { return f.contents.options->has_padding_data; },
};

}  // namespace sixgate::policy
