// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A first fragment of UDP over IPv4 that ends before it shows whether it is Teredo: the IPv6
/// packet in it would pass unseen. It begins as Teredo does, or holds too little to tell; Teredo's
/// own packets fit in one piece. RFC 7123 section 3.6 wants Teredo filtered, and this is the way
/// around that.
inline constexpr Rule frag_teredo_hidden{
    .reason = Reason::frag_teredo_hidden,
    .sentence = "A first fragment of UDP ends before it shows whether it is Teredo.",
    .law = {.rfc = 7123, .section = "3.6"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::fragment,
    .matches =
        [](const Facts& f) {
          return f.layer.cut == wire::Beyond::later_fragment && f.layer.teredo_shape;
        },
};

}  // namespace sixgate::policy
