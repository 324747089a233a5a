// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/icmpv6_codes.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A code that its type does not define. Neighbour discovery, which a receiver discards for it, has
/// nd.code.
inline constexpr Rule icmpv6_code{
    .reason = Reason::icmpv6_code,
    .sentence = "An ICMPv6 message has a code that its type does not define.",
    .law = {.rfc = 4443, .section = "2.1"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          return !packet::is_neighbour_discovery(f.layer.icmp->type) &&
                 !packet::is_defined_code(f.layer.icmp->type, f.layer.icmp->code);
        },
};

}  // namespace sixgate::policy
