// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/embedded_martian.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr auto nat64_martian_texts = make_martian(nat64_martian);

}  // namespace detail

/// A packet that a translator of the well-known prefix has to drop: it would reach a private IPv4
/// network around what is said about that. Errors pass: a translator shows private routers so.
inline constexpr Rule ipv6_nat64_martian{
    .reason = Reason::ipv6_nat64_martian,
    .sentence =
        "An address of NAT64's well-known prefix stands for an IPv4 address that is not global.",
    .law = {.rfc = 6052, .section = "3.1"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::martian_matches<detail::nat64_martian_texts>},
    .subject = Subject::ipv6,
    .matches = [](const Facts& f) { return detail::has_martian(f, nat64_martian); },
};

}  // namespace sixgate::policy
