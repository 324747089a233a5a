// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/quotation.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// No error is sent because of a packet whose source is not one node's: who would get it?
inline constexpr Rule icmpv6_error_about_nobody{
    .reason = Reason::icmpv6_error_about_nobody,
    .sentence =
        "An ICMPv6 error is about a packet from the unspecified address or a multicast group.",
    .law = {.rfc = 4443, .section = "2.4"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::error,
    .matches =
        [](const Facts& f) {
          const packet::Layer* const quoted = find_quoted(f);
          return quoted != nullptr &&
                 (quoted->source == wire::Address{} || packet::is_multicast(quoted->source));
        },
};

}  // namespace sixgate::policy
