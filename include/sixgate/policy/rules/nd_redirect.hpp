// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A redirect, which moves a host's traffic to another router on nobody's word but its sender's.
/// Each site is to say whether it wants any.
inline constexpr Rule nd_redirect{
    .reason = Reason::nd_redirect,
    .sentence = "A redirect message tells a host to use another router.",
    .law = {.rfc = 4890, .section = "4.4.4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches = [](const Facts& f) { return f.layer.icmp->type == packet::icmpv6::redirect; },
};

}  // namespace sixgate::policy
