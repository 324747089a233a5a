// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A neighbour advertisement that says it answers a solicitation and yet goes to a group: an answer
/// goes to who asked.
inline constexpr Rule nd_solicited_multicast{
    .reason = Reason::nd_solicited_multicast,
    .sentence = "A neighbour advertisement to a multicast group says that it was solicited.",
    .law = {.rfc = 4861, .section = "7.1.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          const packet::NeighbourDiscovery& message = f.contents.discovery->message;
          return message.neighbour && message.neighbour->is_solicited &&
                 packet::is_multicast(f.layer.destination);
        },
};

}  // namespace sixgate::policy
