// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// The same where the packet is a tunnel's: what is written over is a header inside it, which was
/// judged in the first fragment and which nobody looks at again. Of tunnels in UDP only where later
/// fragments come here: live the kernel brings none, and puts them together itself where
/// connection tracking runs.
inline constexpr Rule frag_overlap_tunnel{
    .reason = Reason::frag_overlap_tunnel,
    .sentence = "An IPv4 fragment of a tunnel's packet overlaps another one of it.",
    .law = {.rfc = 791, .section = "3.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::fragments},
    .subject = Subject::fragment,
    .matches =
        [](const Facts& f) {
          return f.layer.is_ipv4() && f.train().is_overlapping &&
                 (f.carries_tunnel() || f.train().carries_tunnel);
        },
};

}  // namespace sixgate::policy
