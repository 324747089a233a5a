// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/special_addresses.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv6_source_loopback_matches{
    KernelMatch{.expression = "iif != \"lo\" ip6 saddr ::1", .hooks = on_arrival}};

}  // namespace detail

/// The loopback address outside its node: it pretends to be a program of the receiver's own. What
/// this machine sends may still have it and lose it to translation behind the output hook.
inline constexpr Rule ipv6_source_loopback{
    .reason = Reason::ipv6_source_loopback,
    .sentence = "The loopback address is the source of an IPv6 packet that comes from elsewhere.",
    .law = {.rfc = 4291, .section = "2.5.3"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::ipv6_source_loopback_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          const bool is_ours = f.outer == nullptr && f.arrival.hook == Hook::output;
          return f.layer.source == detail::ipv6_loopback && !is_ours && !is_on_no_wire(f);
        },
};

}  // namespace sixgate::policy
