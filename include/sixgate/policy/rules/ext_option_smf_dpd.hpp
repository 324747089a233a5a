// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An SMF_DPD option, by which mobile ad hoc networks know packets they have seen. It has no use
/// outside them.
inline constexpr Rule ext_option_smf_dpd{
    .reason = Reason::ext_option_smf_dpd,
    .sentence = "The packet has an SMF_DPD option, which belongs into an ad hoc network.",
    .law = {.rfc = 9288, .section = "4.4.6.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches = [](const Facts& f) { return f.contents.options->contains(packet::option::smf_dpd); },
};

}  // namespace sixgate::policy
