// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A later fragment whose first one has not come. Off, in profile `strict` too: fragments may come
/// in any order, or by several ways, and without its first nothing becomes a packet (RFC 7113
/// section 3). Not asked of plain IPv4, of which only some fragments are looked at.
inline constexpr Rule frag_orphan{
    .reason = Reason::frag_orphan,
    .sentence = "A later fragment came before the first one of its packet.",
    .law = {.rfc = 9288, .section = "3.5.3"},
    .defaults = {.border = Action::accept, .host = Action::accept, .strict = Action::accept},
    .steering = {.traffic = Traffic::fragments},
    .subject = Subject::fragment,
    .matches =
        [](const Facts& f) {
          return f.train().is_orphan && (f.layer.is_ipv6() || f.outer != nullptr);
        },
};

}  // namespace sixgate::policy
