// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Teredo, known by its shape on whatever port: a block of UDP port 3544 stops only the
/// qualification, not the tunnel. Where it is gated other rules speak.
inline constexpr Rule tunnel_teredo_blocked{
    .reason = Reason::tunnel_teredo_blocked,
    .sentence = "A UDP datagram carries Teredo, whatever its port, and Teredo is blocked.",
    .law = {.rfc = 7123, .section = "3.6"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::any,
    .matches =
        [](const Facts& f) {
          return !f.policy.teredo.is_gated && f.layer.opens == packet::Encapsulation::teredo;
        },
};

}  // namespace sixgate::policy
