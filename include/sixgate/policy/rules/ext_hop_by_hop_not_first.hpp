// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A Hop-by-Hop Options header anywhere but directly behind the IPv6 header: every node answers it
/// with a Parameter Problem, and no node on the way finds it.
inline constexpr Rule ext_hop_by_hop_not_first{
    .reason = Reason::ext_hop_by_hop_not_first,
    .sentence = "A Hop-by-Hop Options header does not stand directly behind the IPv6 header.",
    .law = {.rfc = 8200, .section = "4.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) {
          return std::ranges::any_of(f.layer.chain, [&f](const packet::ExtensionHeader& header) {
            return header.kind == packet::Protocol::hop_by_hop && &header != f.layer.chain.begin();
          });
        },
};

}  // namespace sixgate::policy
