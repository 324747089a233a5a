// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>

#include "sixgate/policy/router_speech.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A router advertisement or redirect from a router that [nd] routers does not list: a host that
/// plays router takes the traffic of its whole link. What this machine sends itself is its own
/// affair.
inline constexpr Rule nd_router{
    .reason = Reason::nd_router,
    .sentence =
        "A router advertisement or redirect comes from a router that [nd] routers does not "
        "list.",
    .law = {.rfc = 6105, .section = "3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          return !f.policy.discovery.routers.empty() && speaks_for_a_router(f) &&
                 is_from_link_here(f) &&
                 std::ranges::find(f.policy.discovery.routers, f.layer.source) ==
                     f.policy.discovery.routers.end();
        },
};

}  // namespace sixgate::policy
