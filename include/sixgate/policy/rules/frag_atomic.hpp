// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A Fragment header that splits nothing. Only translators of old needed them, and they let
/// fragmentation be forced on flows that have none; a receiver still takes them (RFC 6946 section
/// 4). Neighbour discovery may have no Fragment header at all: nd.fragmented.
inline constexpr Rule frag_atomic{
    .reason = Reason::frag_atomic,
    .sentence = "The packet has a Fragment header but is whole.",
    .law = {.rfc = 8021, .section = "4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::fragments},
    .subject = Subject::fragment,
    .matches =
        [](const Facts& f) {
          const bool is_discovery =
              f.is_icmpv6() && packet::is_neighbour_discovery(f.layer.icmp->type);
          return f.layer.is_ipv6() && f.layer.fragment->offset == 0 && !f.layer.fragment->more &&
                 !is_discovery;
        },
};

}  // namespace sixgate::policy
