// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/foreign_source.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr auto ipv4_foreign_texts = make_foreign(ipv4_words, no_ipv4_source_of_site);

}  // namespace detail

/// What leaves the site bears an address of the site; anything else is spoofed, or a network that
/// nobody declared. Only interfaces can tell, and only where [site] inside has an IPv4 prefix.
/// Errors pass: routers answer from the addresses they have.
inline constexpr Rule ipv4_foreign_source{
    .reason = Reason::ipv4_foreign_source,
    .sentence = "A packet leaves for outside with a source that the inside does not have.",
    .law = {.rfc = 2827, .section = "3"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::foreign_matches<detail::ipv4_foreign_texts>},
    .subject = Subject::ipv4,
    .matches = [](const Facts& f) { return detail::is_foreign_source(f, no_ipv4_source_of_site); },
    .needs = Needs::zones_and_inside,
};

}  // namespace sixgate::policy
