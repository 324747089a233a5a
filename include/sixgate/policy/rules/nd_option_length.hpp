// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An option of neighbour discovery whose length is 0, which sends a careless reader round in
/// circles, or that goes on behind the end of the message: receivers must discard it. Of a native
/// solicitation or neighbour advertisement the kernel looks only at the first option; one with a
/// fault further back passes as guaranteed, and its receiver discards it.
inline constexpr Rule nd_option_length{
    .reason = Reason::nd_option_length,
    .sentence =
        "A neighbour discovery message has an option of length 0, or one that does not fit "
        "into it.",
    .law = {.rfc = 4861, .section = "4.6"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          return f.contents.discovery->options.fault == packet::Fault::option_overrun;
        },
};

}  // namespace sixgate::policy
