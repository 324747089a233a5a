// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/crossing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr auto ipv4_bogon_source_texts = make_crossings(ipv4_words, End::source, bogon_ipv4);

}  // namespace detail

/// A private, shared, link-local, benchmarking or reserved source. Behind another translator that
/// is how a network is built, so it is told and not dropped.
inline constexpr Rule ipv4_bogon_source{
    .reason = Reason::ipv4_bogon_source,
    .sentence =
        "A packet across the outside zone comes from an IPv4 address that nobody has on the public "
        "Internet.",
    .law = {.rfc = 1812, .section = "5.3.7"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::crossing_matches<detail::ipv4_bogon_source_texts>},
    .subject = Subject::ipv4,
    .matches = [](const Facts& f) { return has_stray_source(f, bogon_ipv4); },
    .needs = Needs::direction,
};

}  // namespace sixgate::policy
