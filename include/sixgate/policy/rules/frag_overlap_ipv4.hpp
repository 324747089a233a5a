// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// The same over IPv4, whose receivers may put overlapping fragments together and keep those that
/// came last. A packet that is sent again with the number of the one before, or one of another
/// packet that has the number by chance, looks the same.
inline constexpr Rule frag_overlap_ipv4{
    .reason = Reason::frag_overlap_ipv4,
    .sentence = "An IPv4 fragment overlaps another one of its packet.",
    .law = {.rfc = 791, .section = "3.2"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::fragments},
    .subject = Subject::fragment,
    .matches = [](const Facts& f) { return f.layer.is_ipv4() && f.train().is_overlapping; },
};

}  // namespace sixgate::policy
