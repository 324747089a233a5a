// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ndp.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Neighbour discovery that is shorter than its fixed part: receivers must discard it. RFC 4861
/// sections 6.1.1, 6.1.2, 7.1.1, 7.1.2 and 8.1, RFC 3122 section 4.3, RFC 3971 section 6.4.
inline constexpr Rule nd_length{
    .reason = Reason::nd_length,
    .sentence = "A neighbour discovery message is shorter than its type must be.",
    .law = {.rfc = 4861, .section = "7.1.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          return f.contents.discovery->message.fault == packet::Fault::truncated;
        },
};

}  // namespace sixgate::policy
