// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy {

/// A datagram to or from the port of Teredo's servers that is no Teredo, where that is gated.
/// Anybody may use the port for something else.
inline constexpr Rule tunnel_teredo_malformed{
    .reason = Reason::tunnel_teredo_malformed,
    .sentence = "A UDP datagram on the port of Teredo's servers does not hold together as Teredo.",
    .law = {.rfc = 4380, .section = "5.1.1"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::ipv4,
    .matches =
        [](const Facts& f) {
          const bool is_judged = f.policy.teredo.is_gated && f.layer.ports &&
                                 f.layer.transport == packet::Protocol::udp &&
                                 f.layer.fault == packet::Fault::none &&
                                 f.layer.cut == wire::Beyond::nothing &&
                                 f.layer.opens != packet::Encapsulation::teredo &&
                                 f.packet.at(f.layer.payload).is_complete();
          return is_judged && (f.layer.ports->source == teredo_port ||
                               f.layer.ports->destination == teredo_port);
        },
};

}  // namespace sixgate::policy
