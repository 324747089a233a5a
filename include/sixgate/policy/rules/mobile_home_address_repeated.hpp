// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// More than one Home Address option in one packet: two homes for one sender. What is in a tunnel
/// may have one of its own.
inline constexpr Rule mobile_home_address_repeated{
    .reason = Reason::mobile_home_address_repeated,
    .sentence = "The packet has more than one Home Address option.",
    .law = {.rfc = 6275, .section = "6.3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches = [](const Facts& f) { return f.contents.options->home_addresses > 1; },
};

}  // namespace sixgate::policy
