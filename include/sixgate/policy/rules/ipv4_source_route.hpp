// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/ipv4_options.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Loose or strict source routing (section 4.4): the sender leads the packet around filters, and
/// its answers back to a source that is not its own.
inline constexpr Rule ipv4_source_route{
    .reason = Reason::ipv4_source_route,
    .sentence = "An IPv4 option states the way that the packet is to go.",
    .law = {.rfc = 7126, .section = "4.3"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::ipv4_options},
    .subject = Subject::ipv4_options,
    .matches = [](const Facts& f) { return has_ipv4_option(f, packet::is_source_route); },
};

}  // namespace sixgate::policy
