// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An option of type 0x4D, which is deprecated and of which no use is known.
inline constexpr Rule ext_option_deprecated{
    .reason = Reason::ext_option_deprecated,
    .sentence = "The packet has an option of the deprecated type 0x4D.",
    .law = {.rfc = 9288, .section = "4.4.10.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) { return f.contents.options->contains(packet::option::deprecated); },
};

}  // namespace sixgate::policy
