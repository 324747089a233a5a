// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// The source is the destination, as in a LAND attack: its receiver would answer itself. What this
/// machine sends to itself is no such packet. The kernel cannot compare two fields, so that nothing
/// is brought for this; it is asked of whatever comes.
inline constexpr Rule ipv4_land{
    .reason = Reason::ipv4_land,
    .sentence = "The packet comes from the address that it is sent to.",
    .law = {.rfc = 3704, .section = "3.2"},
    .defaults = drop_everywhere,
    .steering = {},
    .subject = Subject::ipv4,
    .matches =
        [](const Facts& f) {
          const bool is_ours = f.outer == nullptr && f.arrival.hook == Hook::output;
          return f.layer.source == f.layer.destination && !is_ours && !is_on_no_wire(f);
        },
};

}  // namespace sixgate::policy
