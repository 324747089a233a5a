// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A Line Identification option, by which an access network tells its edge router which line a
/// router solicitation came from. It has no use elsewhere.
inline constexpr Rule ext_option_line_identification{
    .reason = Reason::ext_option_line_identification,
    .sentence =
        "The packet has a Line Identification option, which belongs into an access network.",
    .law = {.rfc = 9288, .section = "4.4.15.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) {
          return f.contents.options->contains(packet::option::line_identification);
        },
};

}  // namespace sixgate::policy
