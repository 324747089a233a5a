// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/icmpv6_advice.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A message in transit of a type that is unallocated, or for which a site is to say whether it
/// wants it: it may be a new protocol or a covert channel.
inline constexpr Rule icmpv6_transit_by_policy{
    .reason = Reason::icmpv6_transit_by_policy,
    .sentence =
        "An ICMPv6 message on its way to another link is of a type for which a site should "
        "have a policy.",
    .law = {.rfc = 4890, .section = "4.3.4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          return is_in_transit(f) &&
                 find_advice(f.layer.icmp->type, f.layer.icmp->code).in_transit ==
                     Advice::by_policy;
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
