// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/embedded_martian.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr auto teredo_martian_texts = make_martian(teredo_martian);

}  // namespace detail

/// A Teredo address whose server cannot be one: a native host's answer would be sent, by a relay,
/// to a private network. What Teredo itself carries has rules of its own.
inline constexpr Rule ipv6_teredo_martian{
    .reason = Reason::ipv6_teredo_martian,
    .sentence = "An address is a Teredo one of a server whose IPv4 address is not global.",
    .law = {.rfc = 4380, .section = "5.2.4"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::martian_matches<detail::teredo_martian_texts>},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          return !f.is_out_of_teredo() && detail::has_martian(f, teredo_martian);
        },
};

}  // namespace sixgate::policy
