// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/checksum.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A checksum that does not fit its message, where all that it covers is here: it was damaged on
/// the way, or its sender meant it for something that does not look.
inline constexpr Rule icmpv6_checksum{
    .reason = Reason::icmpv6_checksum,
    .sentence = "The checksum of an ICMPv6 message is wrong.",
    .law = {.rfc = 4443, .section = "2.3"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::icmpv6,
    .matches =
        [](const Facts& f) {
          return packet::verify_checksum(f.packet, f.layer) == packet::Checksum::bad;
        },
};

}  // namespace sixgate::policy
