// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/group.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

constexpr bool makes_groups_answer(std::uint8_t type) {
  return packet::unrecognized_action(type) == packet::UnrecognizedOption::discard_and_tell &&
         type != packet::option::ilnp_nonce && type != packet::option::line_identification;
}

}  // namespace detail

/// An option that whoever does not know it must answer with an error, whatever the destination (a
/// type of 10xxxxxx), in a packet to a multicast group: each member that does not know it answers
/// the source, which need not be who sent it. ILNP's nonce and the line identification have such
/// types too, and go to groups where they are used. Sources in [icmpv6] multicast-echo-from may
/// make groups answer.
inline constexpr Rule ext_option_multicast{
    .reason = Reason::ext_option_multicast,
    .sentence =
        "An option that every member of the multicast group would have to answer is sent to it.",
    .law = {.rfc = 8200, .section = "4.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) {
          return is_for_group(f) && f.contents.options->any(detail::makes_groups_answer) &&
                 !wire::any_contains(f.policy.multicast_echo_from, f.layer.source);
        },
};

}  // namespace sixgate::policy
