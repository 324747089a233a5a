// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A first fragment whose header chain, upper-layer header included, goes on in a later one: nobody
/// on the way can judge it.
inline constexpr Rule frag_header_chain{
    .reason = Reason::frag_header_chain,
    .law = {.rfc = 7112, .section = "5"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::fragments},
    .subject = Subject::fragment,
    .matches =
        [](const Facts& f) {
          return f.layer.is_ipv6() && !f.layer.is_later_fragment() &&
                 f.layer.cut == wire::Beyond::later_fragment;
        },
};

}  // namespace sixgate::policy
