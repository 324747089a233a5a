// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/icmpv6_advice.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A message to or from this machine for which a site is to say whether it wants it: node
/// information and unallocated errors. Redirects have a rule of their own, nd.redirect.
inline constexpr Rule icmpv6_local_by_policy{
    .reason = Reason::icmpv6_local_by_policy,
    .sentence =
        "An ICMPv6 message to or from this machine is of a type for which a site should have a "
        "policy.",
    .law = {.rfc = 4890, .section = "4.4.4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          const packet::Icmp& icmp = *f.layer.icmp;
          return !is_in_transit(f) && icmp.type != packet::icmpv6::redirect &&
                 find_advice(icmp.type, icmp.code).locally == Advice::by_policy;
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
