// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// The RPL option of the old type 0x63, with which whoever does not know it must discard the
/// packet; it may not leave the RPL network that it is of. Type 0x23 took its place and is
/// permitted.
inline constexpr Rule ext_option_rpl{
    .reason = Reason::ext_option_rpl,
    .sentence = "The packet has an RPL option of the old type, which may not leave its network.",
    .law = {.rfc = 9288, .section = "4.4.11.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches = [](const Facts& f) { return f.contents.options->contains(packet::option::rpl_old); },
};

}  // namespace sixgate::policy
