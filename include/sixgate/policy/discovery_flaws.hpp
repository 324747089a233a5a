// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/ndp.hpp"
#include "sixgate/packet/ndp_options.hpp"
#include "sixgate/packet/packet.hpp"

namespace sixgate::policy {

/// What a receiver must discard a solicitation or a neighbour advertisement for, as far as the
/// kernel can see: nft matches, each enough by itself. They say what rules nd.length, nd.target,
/// nd.unspecified-source, nd.solicited-multicast and nd.option-length say, but of options only the
/// first. A target begins 64 bits into the message, its options 192; those of a router solicitation
/// begin at 64, and all are multiples of eight bytes. RFC 4861 sections 6.1.1, 7.1.1 and 7.1.2.
inline constexpr std::array<std::string_view, 10> discovery_flaws{
    "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } ip6 length < 24",
    "icmpv6 type { nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert } "
    "ip6 length & 7 != 0",
    "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } @th,64,8 0xff",
    "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } @th,200,8 0",
    "icmpv6 type nd-router-solicit @th,72,8 0",
    "icmpv6 type nd-neighbor-advert ip6 saddr ::",
    "icmpv6 type nd-neighbor-advert ip6 daddr ff00::/8 @th,32,8 & 0x40 == 0x40",
    "icmpv6 type nd-neighbor-solicit ip6 saddr :: ip6 daddr != ff02::1:ff00:0/104",
    "icmpv6 type nd-neighbor-solicit ip6 saddr :: @th,192,8 1",
    "icmpv6 type nd-router-solicit ip6 saddr :: @th,64,8 1"};

namespace detail {

constexpr bool is_source_unfit(const packet::NeighbourDiscovery& message,
                               const packet::Layer& layer, std::uint32_t first_option) {
  if (layer.source != wire::Address{}) return false;
  const bool is_solicitation = message.type == packet::icmpv6::neighbour_solicitation;
  return message.type == packet::icmpv6::neighbour_advertisement ||
         (is_solicitation && !packet::is_solicited_node(layer.destination)) ||
         first_option == packet::discovery_option::source_link_layer_address;
}

}  // namespace detail

/// Whether one of discovery_flaws matches.
///
/// layer  of `packet`, a router or neighbour solicitation or a neighbour advertisement, and
///        without extension headers
constexpr bool has_discovery_flaw(const packet::Packet& packet, const packet::Layer& layer) {
  const packet::NeighbourDiscovery message =
      packet::read_neighbour_discovery(packet.at(layer.segment));
  if (message.fault != packet::Fault::none || message.options.length() % 8 != 0) return true;
  const auto option = message.options.peek<2>();
  if (option && option->u8<1>() == 0) return true;
  if (message.target && packet::is_multicast(*message.target)) return true;
  if (message.neighbour && message.neighbour->is_solicited &&
      packet::is_multicast(layer.destination)) {
    return true;
  }
  return detail::is_source_unfit(message, layer, option ? option->u8<0>() : 0);
}

}  // namespace sixgate::policy
