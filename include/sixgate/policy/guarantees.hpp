// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::policy {

/// What no network can do without: the kernel accepts it before any queue, whether somebody judges
/// or not, and counts it under the reason that the engine would give.
struct Guarantee {
  Reason reason;
  std::string_view comment;              ///< one line for the printed ruleset
  std::string_view expression;           ///< nft matches
  bool (*covers)(const packet::Layer&);  ///< the same for a capture, of the outermost layer
  std::span<const Hook> hooks = all_hooks;
};

inline constexpr std::array guarantees{
    Guarantee{Reason::nd_allowed, "Neighbour and router solicitations, neighbour advertisements",
              "ip6 nexthdr icmpv6 ip6 hoplimit 255 ip6 length >= 8 icmpv6 type { "
              "nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert } icmpv6 code 0",
              [](const packet::Layer& layer) {
                return layer.chain.empty() && layer.hop_limit == 255 && layer.icmp->code == 0 &&
                       (layer.icmp->type == packet::icmpv6::router_solicitation ||
                        layer.icmp->type == packet::icmpv6::neighbour_solicitation ||
                        layer.icmp->type == packet::icmpv6::neighbour_advertisement);
              }},
    Guarantee{
        Reason::mld_allowed, "Multicast listener discovery, behind its router alert alone",
        "ip6 nexthdr hopopt ip6 hoplimit 1 ip6 saddr { ::, fe80::/10 } ip6 length >= 16 exthdr rt "
        "missing exthdr frag missing exthdr dst missing icmpv6 type { mld-listener-query, "
        "mld-listener-report, "
        "mld-listener-done, mld2-listener-report }",
        [](const packet::Layer& layer) {
          return layer.chain.size() == 1 && layer.chain[0].kind == packet::Protocol::hop_by_hop &&
                 layer.hop_limit == 1 && packet::is_from_link(layer.source) &&
                 packet::is_listener_discovery(layer.icmp->type);
        }},
    Guarantee{Reason::icmpv6_packet_too_big,
              "Path MTU discovery, of whatever hop limit, ours included",
              "ip6 nexthdr icmpv6 icmpv6 type packet-too-big icmpv6 mtu >= 1280",
              [](const packet::Layer& layer) {
                return layer.chain.empty() && layer.icmp->type == packet::icmpv6::packet_too_big &&
                       layer.icmp->word >= packet::minimum_mtu;
              }},
    Guarantee{
        Reason::icmpv6_error_passes,
        "This machine's own errors. They may belong to a flow that connection tracking has not "
        "confirmed, and such a packet is lost in a queue",
        "ip6 nexthdr icmpv6 icmpv6 type { destination-unreachable, time-exceeded, "
        "parameter-problem }",
        [](const packet::Layer& layer) {
          return layer.chain.empty() &&
                 (layer.icmp->type == 1 || layer.icmp->type == 3 || layer.icmp->type == 4);
        },
        only_output},
};

/// The guarantee that covers a packet, by its outermost layer and its hook; null where none does. A
/// packet without a hook has those that hold on every hook.
constexpr const Guarantee* find_guarantee(const packet::Layer& outermost,
                                          std::optional<Hook> hook) {
  if (!outermost.is_ipv6() || outermost.transport != packet::Protocol::icmpv6 || !outermost.icmp) {
    return nullptr;
  }
  const auto found = std::ranges::find_if(guarantees, [&outermost, hook](const Guarantee& row) {
    const bool is_here = hook ? std::ranges::find(row.hooks, *hook) != row.hooks.end()
                              : row.hooks.size() == all_hooks.size();
    return is_here && row.covers(outermost);
  });
  return found == guarantees.end() ? nullptr : &*found;
}

}  // namespace sixgate::policy
