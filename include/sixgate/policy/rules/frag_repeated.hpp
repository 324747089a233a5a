// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/chain.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Two Fragment headers in one packet: a fragment of a fragment, which no source makes and which
/// hides what is behind the second. What is in a tunnel has a chain of its own.
inline constexpr Rule frag_repeated{
    .reason = Reason::frag_repeated,
    .sentence = "The packet has more than one Fragment header.",
    .law = {.rfc = 8200, .section = "4.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::fragments},
    .subject = Subject::fragment,
    .matches =
        [](const Facts& f) {
          return packet::count_headers(f.layer, packet::Protocol::fragment) > 1;
        },
};

}  // namespace sixgate::policy
