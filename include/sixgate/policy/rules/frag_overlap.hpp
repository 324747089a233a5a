// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An IPv6 fragment that holds bytes which another one of its packet holds too: by it what was
/// judged in the first could be written over. No source makes them, and receivers discard the whole
/// packet. An exact duplicate, which a network may make (RFC 8200 section 4.5), is none.
inline constexpr Rule frag_overlap{
    .reason = Reason::frag_overlap,
    .sentence = "An IPv6 fragment overlaps another one of its packet.",
    .law = {.rfc = 5722, .section = "4"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::fragments},
    .subject = Subject::fragment,
    .matches = [](const Facts& f) { return f.layer.is_ipv6() && f.train().is_overlapping; },
};

}  // namespace sixgate::policy
