// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/special_addresses.hpp"

namespace sixgate::policy {

/// Whether the layer is, or may be, an error that is passed whatever addresses it bears, for
/// routers answer from those that they have: ICMPv6 types 1 to 4, and destination unreachable and
/// time exceeded of ICMPv4. RFC 4890 section 4.3.1, RFC 5508 section 4.
constexpr bool may_be_error(const packet::Layer& layer) {
  const packet::Protocol protocol = layer.visible_transport();
  if (layer.is_ipv6()) {
    return protocol == packet::Protocol::icmpv6 &&
           (!layer.icmp || (layer.icmp->type >= packet::icmpv6::destination_unreachable &&
                            layer.icmp->type <= packet::icmpv6::parameter_problem));
  }
  return protocol == packet::Protocol::icmp &&
         (!layer.icmp || layer.icmp->type == packet::icmpv4::destination_unreachable ||
          layer.icmp->type == packet::icmpv4::time_exceeded);
}

/// Whether somebody said that the address is met here: it is one of [site] inside, or of `inner` of
/// the declared tunnel in which the layer came.
constexpr bool is_declared(const Facts& f, wire::Address address) {
  return wire::any_contains(f.policy.inside, address) ||
         (f.carrier.tunnel != nullptr && wire::any_contains(f.carrier.tunnel->inner, address));
}

/// Whether a packet, no error, crosses outside with a source or a destination that is one of the
/// addresses though nobody declares it.
constexpr bool has_stray_source(const Facts& f, const SpecialAddresses& addresses) {
  return crosses_outside(f) && addresses.contain(f.layer.source) &&
         !is_declared(f, f.layer.source) && !may_be_error(f.layer);
}
constexpr bool has_stray_destination(const Facts& f, const SpecialAddresses& addresses) {
  return crosses_outside(f) && addresses.contain(f.layer.destination) &&
         !is_declared(f, f.layer.destination) && !may_be_error(f.layer);
}

namespace detail {

/// The nft words for one family.
struct FamilyWords {
  std::string_view source;
  std::string_view destination;
  std::string_view inside;
  std::array<std::string_view, 2> no_error;  ///< each enough by itself; AH is judged in a queue
};

inline constexpr FamilyWords ipv4_words{
    .source = "ip saddr",
    .destination = "ip daddr",
    .inside = "@site.inside4",
    .no_error = {"ip protocol != { icmp, ah }",
                 "icmp type != { destination-unreachable, time-exceeded }"}};

inline constexpr FamilyWords ipv6_words{
    .source = "ip6 saddr",
    .destination = "ip6 daddr",
    .inside = "@site.inside6",
    .no_error = {"meta l4proto != { ah, ipv6-icmp }", "icmpv6 type != { 1, 2, 3, 4 }"}};

using CrossingText = wire::TextUpTo<640>;

/// What has_stray_source() or has_stray_destination() says of the outermost layer: from and to a
/// zone's interfaces, or the other end being inside; each twice, as either of `no_error`.
inline constexpr std::size_t crossing_count = 6;

enum class End : std::uint8_t { source, destination };

consteval std::array<CrossingText, crossing_count> make_crossings(
    const FamilyWords& words, End end, const SpecialAddresses& addresses) {
  const std::string_view field = end == End::source ? words.source : words.destination;
  const std::string_view other = end == End::source ? words.destination : words.source;
  std::array<CrossingText, crossing_count> texts{};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CrossingText& text = texts[i];
    if (i / 2 == 2) {
      text.append(other);
      text.append(" ");
      text.append(words.inside);
      text.append(" ");
    } else {
      text.append(i / 2 == 0 ? "iifname @outside " : "oifname @outside ");
    }
    append_match(field, addresses, text);
    text.append(" ");
    text.append(field);
    text.append(" != ");
    text.append(words.inside);
    text.append(" ");
    text.append(words.no_error[i % 2]);
    if (text.is_full()) throw "a match is too long";
  }
  return texts;
}

/// The texts of a list; they must outlive the matches.
inline constexpr auto match_crossing(const CrossingText& text, std::size_t index) {
  const bool is_by_address = index / 2 == 2;
  return KernelMatch{.expression = text.view(),
                     .hooks = only_forward,
                     .without_zones = is_by_address,
                     .is_routed = true,
                     .stays_without_inside = !is_by_address};
}

template <const std::array<CrossingText, crossing_count>&... texts>
inline constexpr auto crossing_matches = [] {
  std::array<KernelMatch, crossing_count * sizeof...(texts)> matches{};
  std::size_t at = 0;
  const auto add = [&](const std::array<CrossingText, crossing_count>& list) {
    for (std::size_t i = 0; i < crossing_count; ++i) matches[at++] = match_crossing(list[i], i);
  };
  (add(texts), ...);
  return matches;
}();

}  // namespace detail

}  // namespace sixgate::policy
