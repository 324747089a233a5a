// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <span>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/ndp_options.hpp"
#include "sixgate/policy/router_speech.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

constexpr bool is_permitted(const packet::PrefixInformation& information,
                            std::span<const wire::Prefix> permitted) {
  const wire::Prefix prefix = information.prefix;
  return std::ranges::any_of(permitted, [prefix](const wire::Prefix& wider) {
    return wider.length() <= prefix.length() && wider.contains(prefix.address());
  });
}

/// One that is not formed as RFC 4861 section 4.6.2 says is outside whatever it means: hosts are
/// known that take a longer one.
///
/// options  of a router advertisement
constexpr bool has_prefix_outside(const wire::Cursor& options,
                                  std::span<const wire::Prefix> permitted) {
  packet::OptionWalk walk(options, packet::discovery_options);
  while (const auto option = walk.next()) {
    if (option->type != packet::discovery_option::prefix_information) continue;
    if (!option->data.is_complete()) return false;
    const auto information = packet::read_prefix_information(option->data);
    if (!information || !is_permitted(*information, permitted)) return true;
  }
  return false;
}

}  // namespace detail

/// A router advertisement that gives its link a prefix which is not within those of [nd] prefixes:
/// hosts would take addresses from it. What this machine sends itself is its own affair, and a
/// route to elsewhere (RFC 4191 section 2.3) is no prefix of the link.
inline constexpr Rule nd_prefix{
    .reason = Reason::nd_prefix,
    .sentence =
        "A router advertisement has a prefix that is not within those that [nd] prefixes "
        "lists.",
    .law = {.rfc = 6105, .section = "3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          return !f.policy.discovery.prefixes.empty() &&
                 f.layer.icmp->type == packet::icmpv6::router_advertisement &&
                 is_from_link_here(f) &&
                 detail::has_prefix_outside(f.contents.discovery->message.options,
                                            f.policy.discovery.prefixes);
        },
};

}  // namespace sixgate::policy
