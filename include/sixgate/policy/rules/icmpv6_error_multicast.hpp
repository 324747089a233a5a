// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/icmpv6_codes.hpp"
#include "sixgate/policy/quotation.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A packet to a multicast group causes no error, lest one packet cause thousands; but Packet Too
/// Big, for the sake of path MTU discovery, and the option that a node must understand.
inline constexpr Rule icmpv6_error_multicast{
    .reason = Reason::icmpv6_error_multicast,
    .sentence = "An ICMPv6 error is about a packet to a multicast group.",
    .law = {.rfc = 4443, .section = "2.4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::error,
    .matches =
        [](const Facts& f) {
          const packet::Layer* const quoted = find_quoted(f);
          const bool is_excepted = f.layer.icmp->type == packet::icmpv6::packet_too_big ||
                                   (f.layer.icmp->type == packet::icmpv6::parameter_problem &&
                                    f.layer.icmp->code == packet::problem_code::option);
          return quoted != nullptr && !is_excepted && packet::is_multicast(quoted->destination);
        },
};

}  // namespace sixgate::policy
