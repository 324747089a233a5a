// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A fragment of a packet that can no more become whole: its first fragment was dropped here, by
/// whatever rule, or another one because of an overlap. What is left would only wait at the
/// receiver, which must discard it too. Another first fragment that passes begins the packet again,
/// but not after an overlap. What has a fault of its own is dropped for that.
inline constexpr Rule frag_dropped_train{
    .reason = Reason::frag_dropped_train,
    .sentence = "A fragment of a packet whose first fragment was dropped, or one that overlapped.",
    .law = {.rfc = 5722, .section = "4"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::fragments},
    .subject = Subject::fragment,
    .matches = [](const Facts& f) { return f.train().follows_dropped; },
};

}  // namespace sixgate::policy
