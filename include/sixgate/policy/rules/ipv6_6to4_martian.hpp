// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/embedded_martian.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr auto six_to_four_martian_texts = make_martian(six_to_four_martian);

}  // namespace detail

/// A 6to4 address that no 6to4 site can have. Where it is native, a relay would send what answers
/// it into a private network, or to everybody of one. What 6to4 itself carries has a rule of its
/// own, tunnel.6to4-martian-ipv6.
inline constexpr Rule ipv6_6to4_martian{
    .reason = Reason::ipv6_6to4_martian,
    .sentence = "An address is a 6to4 one of an IPv4 address that is not global.",
    .law = {.rfc = 3964, .section = "5.3.2"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::martian_matches<detail::six_to_four_martian_texts>},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          return !f.carrier.is_6to4() && detail::has_martian(f, six_to_four_martian);
        },
};

}  // namespace sixgate::policy
