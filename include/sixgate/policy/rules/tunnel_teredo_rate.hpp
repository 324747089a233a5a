// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy {

/// Teredo, gated: a client of ours sends a peer bubble after bubble, of which each makes a server
/// or the peer work. Only told by default, since nothing but a client's own account says for
/// certain what it has received.
inline constexpr Rule tunnel_teredo_rate{
    .reason = Reason::tunnel_teredo_rate,
    .sentence = "A Teredo client sends more bubbles to a peer, or sooner, than it may.",
    .law = {.rfc = 4380, .section = "5.2.6"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::teredo,
    .matches =
        [](const Facts& f) {
          return detail::is_recalled_teredo(f) && f.recollection.teredo.is_bubble_excess;
        },
};

}  // namespace sixgate::policy
