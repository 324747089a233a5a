// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An IOAM option of either kind, which has nodes on the way write down what they saw. It tells how
/// a network is built and is for the domain that it was put in. RFC 9288 is older, so it is one of
/// its unknown options.
inline constexpr Rule ext_option_ioam{
    .reason = Reason::ext_option_ioam,
    .sentence = "The packet has an IOAM option, which belongs into the network that measures.",
    .law = {.rfc = 9288, .section = "4.5.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) {
          return f.contents.options->contains(packet::option::ioam) ||
                 f.contents.options->contains(packet::option::ioam_changing);
        },
};

}  // namespace sixgate::policy
