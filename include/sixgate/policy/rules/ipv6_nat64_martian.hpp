// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/crossing.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

consteval CrossingText match_nat64_martian(std::string_view field, std::string_view no_error) {
  CrossingText text;
  append_match(field, nat64_martian, text);
  text.append(" ");
  text.append(no_error);
  if (text.is_full()) throw "a match is too long";
  return text;
}

inline constexpr std::array nat64_martian_texts{
    match_nat64_martian(ipv6_words.source, ipv6_words.no_error[0]),
    match_nat64_martian(ipv6_words.source, ipv6_words.no_error[1]),
    match_nat64_martian(ipv6_words.destination, ipv6_words.no_error[0]),
    match_nat64_martian(ipv6_words.destination, ipv6_words.no_error[1])};

inline constexpr std::array nat64_martian_matches{
    KernelMatch{nat64_martian_texts[0].view()}, KernelMatch{nat64_martian_texts[1].view()},
    KernelMatch{nat64_martian_texts[2].view()}, KernelMatch{nat64_martian_texts[3].view()}};

}  // namespace detail

/// A packet that a translator of the well-known prefix has to drop: it would reach a private IPv4
/// network around what is said about that. Errors pass: a translator shows private routers so.
inline constexpr Rule ipv6_nat64_martian{
    .reason = Reason::ipv6_nat64_martian,
    .sentence =
        "An address of NAT64's well-known prefix stands for an IPv4 address that is not global.",
    .law = {.rfc = 6052, .section = "3.1"},
    .defaults = log_unless_strict,
    .steering = {.matches = detail::nat64_martian_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          return !may_be_error(f.layer) && (nat64_martian.contain(f.layer.source) ||
                                            nat64_martian.contain(f.layer.destination));
        },
};

}  // namespace sixgate::policy
