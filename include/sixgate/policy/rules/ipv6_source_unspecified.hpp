// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/type_match.hpp"

namespace sixgate::policy {

namespace detail {

constexpr bool may_be_unspecified(std::uint8_t type) {
  return type == packet::icmpv6::neighbour_solicitation ||
         type == packet::icmpv6::router_solicitation ||
         type == packet::icmpv6::certification_path_solicitation ||
         type == packet::icmpv6::listener_report || type == packet::icmpv6::listener_done ||
         type == packet::icmpv6::listener_report_v2;
}

inline constexpr auto icmpv6_not_unspecified =
    make_type_match("ip6 saddr :: icmpv6 type !=", may_be_unspecified);

inline constexpr std::array ipv6_source_unspecified_matches{
    KernelMatch{.expression = "ip6 saddr :: meta l4proto != { ah, ipv6-icmp }"},
    KernelMatch{.expression = icmpv6_not_unspecified.view()},
    KernelMatch{.expression = "ip6 saddr ::", .hooks = only_forward, .is_routed = true}};

}  // namespace detail

/// A packet without a source address. A node that has none yet asks whether another has the one it
/// wants (RFC 4862 section 5.4.2), for routers (RFC 4861 section 4.1) and their certificates (RFC
/// 3971 section 6.4.1), and joins groups (RFC 3810 section 5.2.13); nothing else comes from it, and
/// none of that is ever forwarded.
inline constexpr Rule ipv6_source_unspecified{
    .reason = Reason::ipv6_source_unspecified,
    .sentence = "The unspecified address is the source of a packet that may not have it.",
    .law = {.rfc = 4291, .section = "2.5.2"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::ipv6_source_unspecified_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          if (f.layer.source != wire::Address{}) return false;
          const bool is_routed =
              f.outer == nullptr && f.arrival.hook == Hook::forward && !f.arrival.is_bridged;
          return is_routed || !(f.is_icmpv6() && detail::may_be_unspecified(f.layer.icmp->type));
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
