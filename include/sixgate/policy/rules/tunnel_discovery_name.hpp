// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A query of DNS or LLMNR for isatap, teredo, 6to4 or 6rd, in whatever domain: a host looks for
/// the end of a tunnel by itself, and whoever answers gets its traffic. RFC 7123 section 3.5 calls
/// blocking by name undesirable; it tells which hosts to see to.
inline constexpr Rule tunnel_discovery_name{
    .reason = Reason::tunnel_discovery_name,
    .sentence = "A query asks for a name by which hosts look for a tunnel's end.",
    .law = {.rfc = 7123, .section = "3.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::discovery_names},
    .subject = Subject::any,
    .matches = [](const Facts& f) { return f.layer.asks_for_tunnel; },
};

}  // namespace sixgate::policy
