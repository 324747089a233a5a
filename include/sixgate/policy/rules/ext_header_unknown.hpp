// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array unknown_matches{KernelMatch{"ip6 nexthdr 148-252"}};

}  // namespace detail

/// A protocol from 148 to 252, which IANA's registry of Assigned Internet Protocol Numbers leaves
/// unassigned as of 2025: an upper layer or an extension header, and whatever is behind it cannot
/// be judged. Behind extension headers it comes with those; without any the kernel decides.
inline constexpr Rule ext_header_unknown{
    .reason = Reason::ext_header_unknown,
    .sentence = "The packet is of a protocol that is not assigned.",
    .law = {.rfc = 9288, .section = "3.6.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers, .matches = detail::unknown_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          const auto protocol = static_cast<unsigned>(f.layer.visible_transport());
          return protocol >= 148 && protocol <= 252;
        },
};

}  // namespace sixgate::policy
