// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// The Endpoint Identification option of Nimrod, which never came into use.
inline constexpr Rule ext_option_endpoint_identification{
    .reason = Reason::ext_option_endpoint_identification,
    .sentence = "The packet has an Endpoint Identification option, which is deprecated.",
    .law = {.rfc = 9288, .section = "4.4.13.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) {
          return f.contents.options->contains(packet::option::endpoint_identification);
        },
};

}  // namespace sixgate::policy
