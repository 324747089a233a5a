// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/ipv4_address.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv4_source_loopback_matches{
    KernelMatch{.expression = "iif != \"lo\" ip saddr 127.0.0.0/8", .hooks = on_arrival}};

}  // namespace detail

/// A loopback address that has left its machine: it pretends to be a program of the receiver's own.
/// What this machine sends may still have one and lose it to masquerading behind the output hook.
inline constexpr Rule ipv4_source_loopback{
    .reason = Reason::ipv4_source_loopback,
    .sentence = "A loopback address is the source of an IPv4 packet that comes from elsewhere.",
    .law = {.rfc = 1812, .section = "5.3.7"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::ipv4_source_loopback_matches},
    .subject = Subject::ipv4,
    .matches =
        [](const Facts& f) {
          const bool is_ours = f.outer == nullptr && f.arrival.hook == Hook::output;
          return detail::ipv4_loopback.contains(f.layer.source) && !is_ours && !is_on_no_wire(f);
        },
};

}  // namespace sixgate::policy
