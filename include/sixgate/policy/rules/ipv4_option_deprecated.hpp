// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/ipv4_options.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An option that nobody uses any more, or that records the route or the time (sections 4.5 and
/// 4.7) and so maps a network. Router alert, quick start and security labels pass, as that RFC
/// wants.
inline constexpr Rule ipv4_option_deprecated{
    .reason = Reason::ipv4_option_deprecated,
    .sentence = "The packet has an IPv4 option that is obsolete or records its way.",
    .law = {.rfc = 7126, .section = "4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::ipv4_options},
    .subject = Subject::ipv4_options,
    .matches = [](const Facts& f) { return has_ipv4_option(f, packet::is_deprecated_ipv4_option); },
};

}  // namespace sixgate::policy
