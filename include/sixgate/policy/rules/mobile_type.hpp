// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>

#include "sixgate/packet/mobility.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A mobility message of a type from outside RFC 6275: of fast, hierarchical or proxy mobility,
/// revocations, experiments. The networks that use one list it in [mobile-ip] types. Home agents
/// send their switch and heartbeats everywhere.
inline constexpr Rule mobile_type{
    .reason = Reason::mobile_type,
    .sentence = "A mobility message is of a type that [mobile-ip] types does not list.",
    .law = {.rfc = 6275, .section = "9.2"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::mobility,
    .matches =
        [](const Facts& f) {
          const packet::MobilityType type = f.contents.mobility->type;
          return !packet::has_known_form(type) && type != packet::MobilityType::home_agent_switch &&
                 type != packet::MobilityType::heartbeat &&
                 std::ranges::find(f.policy.mobility_types, type) == f.policy.mobility_types.end();
        },
};

}  // namespace sixgate::policy
