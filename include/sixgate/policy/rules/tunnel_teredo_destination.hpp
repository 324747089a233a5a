// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy {

/// Teredo, gated, that brings a client what is for no client: a destination that is no address of
/// Teredo's and no link-local one. A client is the end of its tunnel, and no router behind it.
inline constexpr Rule tunnel_teredo_destination{
    .reason = Reason::tunnel_teredo_destination,
    .sentence = "A Teredo packet to a client is for somebody else.",
    .law = {.rfc = 4380, .section = "5.2.3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::teredo,
    .matches =
        [](const Facts& f) {
          return detail::is_gated_teredo(f) && detail::find_teredo_way(f) == TeredoWay::inbound &&
                 !packet::is_teredo(f.layer.destination) &&
                 !packet::is_link_local(f.layer.destination);
        },
};

}  // namespace sixgate::policy
