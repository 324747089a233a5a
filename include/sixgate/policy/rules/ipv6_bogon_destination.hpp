// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/crossing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr auto ipv6_bogon_destination_texts =
    make_crossings(ipv6_words, End::destination, bogon_ipv6);

}  // namespace detail

/// A destination that IANA has given to nobody or to another use. Teredo and 6to4 addresses are no
/// such ones: their tunnels have rules of their own.
inline constexpr Rule ipv6_bogon_destination{
    .reason = Reason::ipv6_bogon_destination,
    .sentence =
        "A packet across the outside zone goes to an IPv6 address that nobody has on the public "
        "Internet.",
    .law = {.rfc = 6092, .section = "3.1"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::crossing_matches<detail::ipv6_bogon_destination_texts>},
    .subject = Subject::ipv6,
    .matches = [](const Facts& f) { return has_stray_destination(f, bogon_ipv6); },
    .needs = Needs::direction,
};

}  // namespace sixgate::policy
