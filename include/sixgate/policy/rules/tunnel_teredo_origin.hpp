// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy {

/// Teredo, gated, with an origin indication that no listed server sent: whoever else sends one
/// wants to stand for somebody at another address.
inline constexpr Rule tunnel_teredo_origin{
    .reason = Reason::tunnel_teredo_origin,
    .sentence = "A Teredo packet tells its origin, and comes from no server that is listed.",
    .law = {.rfc = 4380, .section = "5.3.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::teredo,
    .matches =
        [](const Facts& f) {
          return detail::is_gated_teredo(f) && !detail::is_from_server(f) &&
                 detail::read_teredo(f).origin.has_value();
        },
};

}  // namespace sixgate::policy
