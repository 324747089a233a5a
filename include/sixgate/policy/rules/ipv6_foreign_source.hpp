// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/foreign_source.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr auto ipv6_foreign_texts = make_foreign(ipv6_words, no_ipv6_source_of_site);

}  // namespace detail

/// What leaves the site bears an address of the site; anything else is spoofed, or a network that
/// nobody declared. Only interfaces can tell, and only where [site] inside has an IPv6 prefix.
/// Errors pass: routers answer from the addresses they have.
inline constexpr Rule ipv6_foreign_source{
    .reason = Reason::ipv6_foreign_source,
    .sentence = "A packet leaves for outside with a source that the inside does not have.",
    .law = {.rfc = 6092, .section = "3.1"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::foreign_matches<detail::ipv6_foreign_texts>},
    .subject = Subject::ipv6,
    .matches = [](const Facts& f) { return detail::is_foreign_source(f, no_ipv6_source_of_site); },
    .needs = Needs::zones_and_inside,
};

}  // namespace sixgate::policy
