// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "sixgate/policy/crossing.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/special_addresses.hpp"

/// IPv6 addresses that embed an IPv4 address which is not global, native or in a tunnel. Errors
/// pass whatever they embed: they show routers by the addresses that these have.
namespace sixgate::policy::detail {

constexpr bool has_martian(const Facts& f, const SpecialAddresses& martian) {
  return !may_be_error(f.layer) &&
         (martian.contain(f.layer.source) || martian.contain(f.layer.destination));
}

/// The same of the outermost layer in nft's words: source and destination, each twice, as either of
/// `no_error`.
consteval std::array<CrossingText, 4> make_martian(const SpecialAddresses& martian) {
  std::array<CrossingText, 4> texts{};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    append_match(i / 2 == 0 ? ipv6_words.source : ipv6_words.destination, martian, texts[i]);
    texts[i].append(" ");
    texts[i].append(ipv6_words.no_error[i % 2]);
    if (texts[i].is_full()) throw "a match is too long";
  }
  return texts;
}

template <const std::array<CrossingText, 4>& texts>
inline constexpr std::array martian_matches{
    KernelMatch{texts[0].view()}, KernelMatch{texts[1].view()}, KernelMatch{texts[2].view()},
    KernelMatch{texts[3].view()}};

}  // namespace sixgate::policy::detail
