// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/discovery_flaws.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::policy {

/// What no network can do without: the kernel accepts it before any queue, whether somebody judges
/// or not, and counts it under the reason that the engine would give.
struct Guarantee {
  Reason reason;
  std::string_view comment;                       ///< one line for the printed ruleset
  std::span<const std::string_view> expressions;  ///< nft matches, each enough by itself

  /// The same for a capture, of the outermost layer and without what has a flaw.
  bool (*covers)(const packet::Packet&, const packet::Layer&);

  std::span<const Hook> hooks = gate_hooks;

  /// nft matches, each enough by itself, of what receivers discard anyway: that is not guaranteed,
  /// nor by any later guarantee. Only of one that holds on every hook.
  std::span<const std::string_view> flaws{};

  /// Whether it holds at a site: not where a rule must look into what it covers. There it is given
  /// only to what nobody judged.
  bool (*holds)(const Policy&) = [](const Policy&) { return true; };
};

namespace detail {

inline constexpr std::array<std::string_view, 1> discovery_expressions{
    "ip6 nexthdr icmpv6 ip6 hoplimit 255 ip6 length >= 8 icmpv6 type { nd-router-solicit, "
    "nd-neighbor-solicit, nd-neighbor-advert } icmpv6 code 0"};

constexpr bool is_guaranteed_discovery(const packet::Packet& packet, const packet::Layer& layer) {
  return layer.chain.empty() && layer.hop_limit == 255 && layer.icmp->code == 0 &&
         (layer.icmp->type == packet::icmpv6::router_solicitation ||
          layer.icmp->type == packet::icmpv6::neighbour_solicitation ||
          layer.icmp->type == packet::icmpv6::neighbour_advertisement) &&
         !has_discovery_flaw(packet, layer);
}

/// The router alert as every system sends it: the first option, or behind a PadN of two bytes, in a
/// header of eight, which has no room for another. That begins 320 bits into the packet, its
/// options 336.
inline constexpr std::array<std::string_view, 4> listener_expressions{
    "ip6 nexthdr hopopt ip6 hoplimit 1 ip6 saddr fe80::/10 ip6 length >= 16 @nh,328,8 0 @nh,336,32 "
    "0x05020000 "
    "exthdr rt missing exthdr frag missing exthdr dst missing icmpv6 type mld-listener-query",
    "ip6 nexthdr hopopt ip6 hoplimit 1 ip6 saddr fe80::/10 ip6 length >= 16 @nh,328,8 0 @nh,336,48 "
    "0x010005020000 exthdr rt missing exthdr frag missing exthdr dst missing icmpv6 type "
    "mld-listener-query",
    "ip6 nexthdr hopopt ip6 hoplimit 1 ip6 saddr { ::, fe80::/10 } ip6 length >= 16 @nh,328,8 0 "
    "@nh,336,32 "
    "0x05020000 exthdr rt missing exthdr frag missing exthdr dst missing icmpv6 type { "
    "mld-listener-report, mld-listener-done, mld2-listener-report }",
    "ip6 nexthdr hopopt ip6 hoplimit 1 ip6 saddr { ::, fe80::/10 } ip6 length >= 16 @nh,328,8 0 "
    "@nh,336,48 "
    "0x010005020000 exthdr rt missing exthdr frag missing exthdr dst missing icmpv6 type { "
    "mld-listener-report, mld-listener-done, mld2-listener-report }"};

/// header  a Hop-by-Hop Options header, from its next header number on
constexpr bool begins_with_router_alert(wire::Cursor header) {
  if (!header.take<2>()) return false;
  constexpr std::uint32_t router_alert = 0x05020000;
  constexpr std::uint32_t padding = 0x0100;
  const auto option = header.peek<4>();
  const auto padded = header.peek<6>();
  return (option && option->be32<0>() == router_alert) ||
         (padded && padded->be16<0>() == padding && padded->be32<2>() == router_alert);
}

constexpr bool is_guaranteed_listener(const packet::Packet& packet, const packet::Layer& layer) {
  const bool is_source_fit = layer.icmp->type == packet::icmpv6::listener_query
                                 ? packet::is_link_local(layer.source)
                                 : packet::is_from_link(layer.source);
  return layer.chain.size() == 1 && layer.chain[0].kind == packet::Protocol::hop_by_hop &&
         layer.chain[0].length == 8 && layer.hop_limit == 1 && is_source_fit &&
         packet::is_listener_discovery(layer.icmp->type) &&
         begins_with_router_alert(packet.at(layer.chain[0].extent()));
}

inline constexpr std::array<std::string_view, 1> packet_too_big_expressions{
    "ip6 nexthdr icmpv6 icmpv6 type packet-too-big icmpv6 mtu >= 1280"};

inline constexpr std::array<std::string_view, 1> own_error_expressions{
    "ip6 nexthdr icmpv6 icmpv6 type { destination-unreachable, time-exceeded, "
    "parameter-problem }"};

}  // namespace detail

inline constexpr std::array guarantees{
    Guarantee{.reason = Reason::nd_allowed,
              .comment = "Neighbour and router solicitations, neighbour advertisements",
              .expressions = detail::discovery_expressions,
              .covers = detail::is_guaranteed_discovery,
              .flaws = discovery_flaws,
              .holds = [](const Policy& policy) { return policy.discovery.secured_zones.empty(); }},
    Guarantee{.reason = Reason::mld_allowed,
              .comment = "Multicast listener discovery, behind its router alert alone",
              .expressions = detail::listener_expressions,
              .covers = detail::is_guaranteed_listener},
    Guarantee{.reason = Reason::icmpv6_packet_too_big,
              .comment = "Path MTU discovery, of whatever hop limit, ours included",
              .expressions = detail::packet_too_big_expressions,
              .covers =
                  [](const packet::Packet&, const packet::Layer& layer) {
                    return layer.chain.empty() &&
                           layer.icmp->type == packet::icmpv6::packet_too_big &&
                           layer.icmp->word >= packet::minimum_mtu;
                  }},
    Guarantee{
        .reason = Reason::icmpv6_error_passes,
        .comment =
            "This machine's own errors. They may belong to a flow that connection tracking has not "
            "confirmed, and such a packet is lost in a queue",
        .expressions = detail::own_error_expressions,
        .covers =
            [](const packet::Packet&, const packet::Layer& layer) {
              return layer.chain.empty() &&
                     (layer.icmp->type == 1 || layer.icmp->type == 3 || layer.icmp->type == 4);
            },
        .hooks = only_output},
};

constexpr bool is_on_every_hook(const Guarantee& guarantee) {
  return guarantee.hooks.size() == gate_hooks.size();
}

static_assert(std::ranges::none_of(guarantees,
                                   [](const Guarantee& row) {
                                     return !is_on_every_hook(row) && !row.flaws.empty();
                                   }),
              "a guarantee of some hooks has flaws");

/// The guarantee that covers a packet at a site, by its outermost layer and its hook; null where
/// none does. A packet without a hook has those that hold on every hook.
///
/// outermost  of `packet`
constexpr const Guarantee* find_guarantee(const packet::Packet& packet,
                                          const packet::Layer& outermost, std::optional<Hook> hook,
                                          const Policy& policy) {
  if (!outermost.is_ipv6() || outermost.transport != packet::Protocol::icmpv6 || !outermost.icmp) {
    return nullptr;
  }
  const auto found = std::ranges::find_if(guarantees, [&](const Guarantee& row) {
    const bool is_here =
        hook ? std::ranges::find(row.hooks, *hook) != row.hooks.end() : is_on_every_hook(row);
    return is_here && row.holds(policy) && row.covers(packet, outermost);
  });
  return found == guarantees.end() ? nullptr : &*found;
}

}  // namespace sixgate::policy
