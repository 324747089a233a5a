// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A jumbogram, well formed: wire.jumbo has those that are not. Only links with an MTU beyond 65575
/// bytes carry any.
inline constexpr Rule ext_option_jumbo{
    .reason = Reason::ext_option_jumbo,
    .sentence = "The packet is a jumbogram.",
    .law = {.rfc = 9288, .section = "4.4.16.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) {
          return f.layer.fault != packet::Fault::jumbo &&
                 f.contents.options->contains(packet::option::jumbo_payload);
        },
};

}  // namespace sixgate::policy
