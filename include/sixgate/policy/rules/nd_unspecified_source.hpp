// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Neighbour discovery from ::, which only who has no address yet may send: a neighbour
/// solicitation to the solicited-node group, or a router solicitation, and neither with a source
/// link-layer address, for it would be nobody's. Of a native one the kernel looks only at the first
/// option; one with that address further back passes as guaranteed, and its receiver discards it.
/// RFC 4861 sections 6.1.1 and 7.1.1.
inline constexpr Rule nd_unspecified_source{
    .reason = Reason::nd_unspecified_source,
    .sentence =
        "A neighbour discovery message comes from the unspecified address and is none that "
        "may.",
    .law = {.rfc = 4861, .section = "7.1.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          if (f.layer.source != wire::Address{}) return false;
          const bool has_link_layer_address =
              f.contents.discovery->options.has_source_link_layer_address;
          switch (f.layer.icmp->type) {
            case packet::icmpv6::router_solicitation: return has_link_layer_address;
            case packet::icmpv6::neighbour_solicitation:
              return has_link_layer_address || !packet::is_solicited_node(f.layer.destination);
            case packet::icmpv6::certification_path_solicitation:
            case packet::icmpv6::certification_path_advertisement: return false;
            default: return true;
          }
        },
};

}  // namespace sixgate::policy
