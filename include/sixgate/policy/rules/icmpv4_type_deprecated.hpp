// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/type_match.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr auto icmpv4_deprecated_types =
    make_type_match("icmp type", packet::is_deprecated_icmpv4);

inline constexpr std::array icmpv4_type_deprecated_matches{
    KernelMatch{.expression = icmpv4_deprecated_types.view()}};

}  // namespace detail

/// Source quench (RFC 6633 section 1), by which anybody slows a connection down, and types that
/// nobody sends any more.
inline constexpr Rule icmpv4_type_deprecated{
    .reason = Reason::icmpv4_type_deprecated,
    .sentence = "An ICMPv4 message is of a type that has been given up.",
    .law = {.rfc = 6918, .section = "3"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::icmpv4_type_deprecated_matches},
    .subject = Subject::icmpv4,
    .matches = [](const Facts& f) { return packet::is_deprecated_icmpv4(f.layer.icmp->type); },
};

}  // namespace sixgate::policy
