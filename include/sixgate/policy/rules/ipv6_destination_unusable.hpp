// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/special_addresses.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array ipv6_destination_unusable_matches{
    KernelMatch{.expression = "ip6 daddr ::"},
    KernelMatch{.expression = "iif != \"lo\" ip6 daddr ::1", .hooks = only_forward}};

}  // namespace detail

/// A destination that is nobody, or the loopback address outside its node (RFC 4291 section 2.5.3).
/// The input hook sees addresses after translation, by which a packet for another address of this
/// machine may have got the loopback one; what comes with it the kernel discards before that.
inline constexpr Rule ipv6_destination_unusable{
    .reason = Reason::ipv6_destination_unusable,
    .sentence =
        "The packet is sent to the unspecified address, or to the loopback address of another "
        "machine.",
    .law = {.rfc = 4291, .section = "2.5.2"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::ipv6_destination_unusable_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          const bool is_here = f.outer == nullptr &&
                               (f.arrival.hook == Hook::input || f.arrival.hook == Hook::output);
          return f.layer.destination == wire::Address{} ||
                 (f.layer.destination == detail::ipv6_loopback && !is_here && !is_on_no_wire(f));
        },
};

}  // namespace sixgate::policy
