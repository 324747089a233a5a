// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Multicast listener or router discovery that does not come from a link-local address; but who has
/// none yet may report and leave from ::. RFC 3810 sections 5.1.14 and 5.2.13, RFC 4286 sections
/// 3.3.1, 4.2.1 and 5.2.1.
inline constexpr Rule mld_source{
    .reason = Reason::mld_source,
    .sentence =
        "A multicast listener or router discovery message does not come from a link-local "
        "address.",
    .law = {.rfc = 3810, .section = "5.1.14"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6 | Traffic::extension_headers},
    .subject = Subject::listener,
    .matches =
        [](const Facts& f) {
          const std::uint8_t type = f.layer.icmp->type;
          const bool may_be_unspecified =
              packet::is_listener_discovery(type) && type != packet::icmpv6::listener_query;
          return may_be_unspecified ? !packet::is_from_link(f.layer.source)
                                    : !packet::is_link_local(f.layer.source);
        },
};

}  // namespace sixgate::policy
