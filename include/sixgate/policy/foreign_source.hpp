// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "sixgate/policy/crossing.hpp"
#include "sixgate/policy/special_addresses.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::policy::detail {

/// Whether a packet, no error, leaves from inside to outside with a source that [site] inside,
/// which has prefixes of its family, does not hold. Only interfaces can tell.
///
/// others  sources that are none of a site
constexpr bool is_foreign_source(const Facts& f, const SpecialAddresses& others) {
  const wire::Address source = f.layer.source;
  const bool is_leaving = f.outer == nullptr && is_by_interface(f) && is_in_transit(f) &&
                          f.arrival.in_zone == Zone::inside && goes_outside(f);
  const bool is_told = std::ranges::any_of(f.policy.inside, [source](const wire::Prefix& prefix) {
    return prefix.address().family() == source.family();
  });
  return is_leaving && is_told && !wire::any_contains(f.policy.inside, source) &&
         !others.contain(source) && !may_be_error(f.layer);
}

/// The same of the outermost layer in nft's words.
consteval std::array<CrossingText, 2> make_foreign(const FamilyWords& words,
                                                   const SpecialAddresses& others) {
  std::array<CrossingText, 2> texts{};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    texts[i].append("iifname @inside oifname @outside ");
    texts[i].append(words.source);
    texts[i].append(" != ");
    texts[i].append(words.inside);
    texts[i].append(" ");
    texts[i].append(words.source);
    texts[i].append(" !=");
    append_set(others.blocks, texts[i]);
    texts[i].append(" ");
    texts[i].append(words.no_error[i]);
    if (texts[i].is_full()) throw "a match is too long";
  }
  return texts;
}

template <const std::array<CrossingText, 2>& texts>
inline constexpr std::array foreign_matches{
    KernelMatch{.expression = texts[0].view(), .hooks = only_forward, .is_routed = true},
    KernelMatch{.expression = texts[1].view(), .hooks = only_forward, .is_routed = true}};

}  // namespace sixgate::policy::detail
