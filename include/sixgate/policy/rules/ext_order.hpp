// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/option_summary.hpp"
#include "sixgate/packet/routing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

/// The places that headers take, each of them once.
enum class ChainPlace : std::uint8_t {
  hop_by_hop,
  options_on_way,  ///< for each destination on the way
  routing,
  routing_home,  ///< type 2
  home_address,
  fragment,
  ah,
  esp,
  options_at_end,  ///< for the last destination
  mobility,
};

/// The place of options that say no home address: the first of their two that is still ahead. Two
/// headers of them in a row are one too many.
constexpr ChainPlace find_place_of_options(std::optional<ChainPlace> last) {
  const bool is_on_way = !last || *last <= ChainPlace::options_on_way;
  return is_on_way ? ChainPlace::options_on_way : ChainPlace::options_at_end;
}

/// last  the place of the header in front
/// out   nothing for a header that has none
constexpr std::optional<ChainPlace> find_place(const packet::Packet& packet,
                                               const packet::ExtensionHeader& header,
                                               std::optional<ChainPlace> last) {
  switch (header.kind) {
    case packet::Protocol::hop_by_hop: return ChainPlace::hop_by_hop;
    case packet::Protocol::destination_options:
      return packet::has_option(packet, header, packet::option::home_address)
                 ? ChainPlace::home_address
                 : find_place_of_options(last);
    case packet::Protocol::routing:
      return header.routing_type == packet::routing_type::home_address ? ChainPlace::routing_home
                                                                       : ChainPlace::routing;
    case packet::Protocol::fragment: return ChainPlace::fragment;
    case packet::Protocol::ah: return ChainPlace::ah;
    case packet::Protocol::esp:
    case packet::Protocol::wesp: return ChainPlace::esp;
    case packet::Protocol::mobility: return ChainPlace::mobility;
    default: return std::nullopt;
  }
}

constexpr bool is_in_order(const packet::Packet& packet, const packet::Layer& layer) {
  std::optional<ChainPlace> last;
  for (const packet::ExtensionHeader& header : layer.chain) {
    const auto place = find_place(packet, header, last);
    if (!place) continue;
    if (last && *place <= *last) return false;
    last = place;
  }
  return true;
}

}  // namespace detail

/// Extension headers in another order than RFC 8200 section 4.1 recommends, or more often than it
/// does. RFC 6275 gives two more places: section 6.3 one for a Home Address option, behind a
/// routing header and in front of Fragment, AH and ESP; section 6.4.1 one for a type 2 routing
/// header, behind another one. A Mobility Header is the last. HIP and Shim6 have no place in that
/// order and are passed over. Receivers must take any order: whoever cares about it inspects.
inline constexpr Rule ext_order{
    .reason = Reason::ext_order,
    .sentence = "The extension headers are not in the recommended order, or one is repeated.",
    .law = {.rfc = 8200, .section = "4.1"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::chain,
    .matches =
        [](const Facts& f) { return f.layer.is_ipv6() && !detail::is_in_order(f.packet, f.layer); },
};

}  // namespace sixgate::policy
