// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/icmpv6_advice.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A message that no router should pass on: experiments, reserved extension types, router
/// renumbering and node information, which are a site's own affair.
inline constexpr Rule icmpv6_transit_refused{
    .reason = Reason::icmpv6_transit_refused,
    .sentence =
        "An ICMPv6 message is on its way to another link that is to stay on its own: an "
        "experiment, a reserved type, router renumbering or node information.",
    .law = {.rfc = 4890, .section = "4.3.5"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          return is_in_transit(f) &&
                 find_advice(f.layer.icmp->type, f.layer.icmp->code).in_transit == Advice::refuse;
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
