// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/ipv4_address.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/type_match.hpp"

namespace sixgate::policy {

namespace detail {

constexpr bool is_link_message(std::uint8_t type) {
  return type == packet::icmpv4::redirect || type == packet::icmpv4::router_advertisement ||
         type == packet::icmpv4::router_solicitation;
}

inline constexpr auto icmpv4_link_types = make_type_match("icmp type", is_link_message);

inline constexpr std::array icmpv4_link_type_routed_matches{
    KernelMatch{.expression = icmpv4_link_types.view(), .hooks = only_forward, .is_routed = true}};

}  // namespace detail

/// Redirects and router discovery (section 4.3.3.10) are about the routers of one link; from
/// another link they are made up. Where no hook says what is forwarded, what goes to everybody of a
/// link is not.
inline constexpr Rule icmpv4_link_type_routed{
    .reason = Reason::icmpv4_link_type_routed,
    .sentence = "An ICMPv4 redirect or router discovery message is about to leave its link.",
    .law = {.rfc = 1812, .section = "5.2.7.2"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::icmpv4_link_type_routed_matches},
    .subject = Subject::icmpv4,
    .matches =
        [](const Facts& f) {
          const bool is_told = f.outer == nullptr && f.arrival.hook.has_value();
          const bool is_to_link =
              is_ipv4_multicast(f.layer.destination) || f.layer.destination == limited_broadcast;
          return detail::is_link_message(f.layer.icmp->type) && is_in_transit(f) &&
                 (is_told || !is_to_link);
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
