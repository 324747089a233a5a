// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/ipv4_address.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

/// What a node without an address says to its link: to everybody there, or about groups.
constexpr bool belongs_to_link(const packet::Layer& layer) {
  return layer.destination == limited_broadcast || layer.transport == packet::Protocol::igmp;
}

inline constexpr std::array ipv4_source_unspecified_matches{
    KernelMatch{.expression = "ip saddr 0.0.0.0/8", .hooks = only_forward, .is_routed = true}};

}  // namespace detail

/// A source of network 0, which is a node before it has an address. DHCP and IGMP use it on a link,
/// and a tunnel that carries frames is one too.
inline constexpr Rule ipv4_source_unspecified{
    .reason = Reason::ipv4_source_unspecified,
    .sentence =
        "An IPv4 packet without a source address is about to be forwarded, or came through a "
        "tunnel.",
    .law = {.rfc = 1812, .section = "5.3.7"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::ipv4_source_unspecified_matches},
    .subject = Subject::ipv4,
    .matches =
        [](const Facts& f) {
          if (!detail::ipv4_this_network.contains(f.layer.source)) return false;
          if (f.outer != nullptr) return !detail::belongs_to_link(f.layer);
          return f.arrival.hook == Hook::forward && !f.arrival.is_bridged;
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
