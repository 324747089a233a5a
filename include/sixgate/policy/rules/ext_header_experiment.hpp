// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::array experiment_matches{KernelMatch{"ip6 nexthdr { 253, 254 }"}};

}  // namespace detail

/// Protocol 253 or 254, for experiments (RFC 4727): nobody but those who experiment knows what is
/// in it. Behind extension headers it comes with those; without any the kernel decides.
inline constexpr Rule ext_header_experiment{
    .reason = Reason::ext_header_experiment,
    .sentence = "The packet is of a protocol for experiments.",
    .law = {.rfc = 9288, .section = "3.5.10.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers, .matches = detail::experiment_matches},
    .subject = Subject::ipv6,
    .matches =
        [](const Facts& f) {
          const auto protocol = static_cast<unsigned>(f.layer.visible_transport());
          return protocol == 253 || protocol == 254;
        },
};

}  // namespace sixgate::policy
