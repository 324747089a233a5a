// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/quotation.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// No error is sent because of an error, nor of a redirect: what claims to be is forged, or the
/// start of a loop.
inline constexpr Rule icmpv6_error_about_error{
    .reason = Reason::icmpv6_error_about_error,
    .sentence = "An ICMPv6 error is about another ICMPv6 error or a redirect.",
    .law = {.rfc = 4443, .section = "2.4"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::error,
    .matches =
        [](const Facts& f) {
          const packet::Layer* const quoted = find_quoted(f);
          return quoted != nullptr && quoted->transport == packet::Protocol::icmpv6 &&
                 quoted->icmp &&
                 (packet::is_icmpv6_error(quoted->icmp->type) ||
                  quoted->icmp->type == packet::icmpv6::redirect);
        },
};

}  // namespace sixgate::policy
