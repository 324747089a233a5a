// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/router_speech.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Neighbour discovery from where none of its kind may come: a router advertisement or redirect
/// whose source is no link-local address (RFC 4861 sections 6.1.2 and 8.1), or any of it on its way
/// to another link.
inline constexpr Rule nd_off_link{
    .reason = Reason::nd_off_link,
    .sentence =
        "A neighbour discovery message comes from where none of its kind may come: not from a "
        "link-local address, or on its way to another link.",
    .law = {.rfc = 4861, .section = "6.1.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          const bool leaves_its_link =
              f.outer == nullptr && f.arrival.hook == Hook::forward && !f.arrival.is_bridged;
          return packet::is_neighbour_discovery(f.layer.icmp->type) &&
                 (leaves_its_link ||
                  (speaks_for_a_router(f) && !packet::is_link_local(f.layer.source)));
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
