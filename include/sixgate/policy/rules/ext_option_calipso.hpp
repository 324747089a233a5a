// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A CALIPSO option: a label that says how secret the packet is. Only networks of several levels of
/// secrecy use it, and have this rule off.
inline constexpr Rule ext_option_calipso{
    .reason = Reason::ext_option_calipso,
    .sentence = "The packet has a CALIPSO option, a secrecy label.",
    .law = {.rfc = 9288, .section = "4.4.5.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches = [](const Facts& f) { return f.contents.options->contains(packet::option::calipso); },
};

}  // namespace sixgate::policy
