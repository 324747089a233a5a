// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A first fragment whose header chain, upper-layer header included, goes on in a later one: nobody
/// on the way can judge it. An inner IP header ends the chain (section 3); what a fragmented tunnel
/// packet carries must still show that header, over either family, and what its own chain ends in.
/// Even the smallest MTU leaves room for both. AH over IPv4 must show what it protects.
inline constexpr Rule frag_header_chain{
    .reason = Reason::frag_header_chain,
    .sentence = "A first fragment does not hold the packet's whole header chain.",
    .law = {.rfc = 7112, .section = "5"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::fragments},
    .subject = Subject::any,
    .matches =
        [](const Facts& f) {
          if (f.layer.cut != wire::Beyond::later_fragment) return false;
          const bool is_itself_a_fragment = f.layer.fragment.has_value();
          if (!is_itself_a_fragment) return !f.layer.ports && !f.layer.icmp;
          return f.layer.is_ipv6() || f.carries_tunnel() ||
                 packet::is_extension_header(f.layer.transport);
        },
};

}  // namespace sixgate::policy
