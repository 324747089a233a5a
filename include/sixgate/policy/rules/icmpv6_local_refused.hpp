// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/icmpv6_advice.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A message that no node needs to take or send: experiments, reserved types, and informational
/// types that were not given away when the advice was. Fast handovers, RPL and 6LoWPAN are among
/// these, and links that speak them exist.
inline constexpr Rule icmpv6_local_refused{
    .reason = Reason::icmpv6_local_refused,
    .sentence =
        "An ICMPv6 message to or from this machine is of an experimental, reserved or seldom "
        "used type.",
    .law = {.rfc = 4890, .section = "4.4.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          return !is_in_transit(f) &&
                 find_advice(f.layer.icmp->type, f.layer.icmp->code).locally == Advice::refuse;
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
