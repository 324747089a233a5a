// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Inverse neighbour discovery without the options that it is about: both link-layer addresses, and
/// in an advertisement the addresses asked for. RFC 3122 sections 4.3.1 and 4.3.2.
inline constexpr Rule nd_inverse_options{
    .reason = Reason::nd_inverse_options,
    .sentence = "An inverse neighbour discovery message lacks an option that it must have.",
    .law = {.rfc = 3122, .section = "4.3.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          const std::uint8_t type = f.layer.icmp->type;
          const Discovery& discovery = *f.contents.discovery;
          const bool is_inverse = type == packet::icmpv6::inverse_solicitation ||
                                  type == packet::icmpv6::inverse_advertisement;
          const bool is_cut = discovery.message.cut != wire::Beyond::nothing ||
                              discovery.options.cut != wire::Beyond::nothing;
          if (!is_inverse || is_cut) return false;
          const bool has_list = type == packet::icmpv6::inverse_solicitation ||
                                discovery.options.has_target_address_list;
          return !discovery.options.has_source_link_layer_address ||
                 !discovery.options.has_target_link_layer_address || !has_list;
        },
};

}  // namespace sixgate::policy
