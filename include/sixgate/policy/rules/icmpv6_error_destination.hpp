// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An error goes to the source of the packet that caused it, which is never a multicast group.
inline constexpr Rule icmpv6_error_destination{
    .reason = Reason::icmpv6_error_destination,
    .sentence = "An ICMPv6 error is sent to a multicast group.",
    .law = {.rfc = 4443, .section = "2.4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::error,
    .matches = [](const Facts& f) { return packet::is_multicast(f.layer.destination); },
};

}  // namespace sixgate::policy
