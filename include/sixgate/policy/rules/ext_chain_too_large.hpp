// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/chain.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Extension headers that together are longer than [headers] max-length: what stands behind them is
/// out of reach of routers and filters that look into so many bytes only.
inline constexpr Rule ext_chain_too_large{
    .reason = Reason::ext_chain_too_large,
    .sentence = "The extension headers together are longer than [headers] max-length.",
    .law = {.rfc = 8883, .section = "2.4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::chain,
    .matches =
        [](const Facts& f) { return packet::chain_length(f.layer) > f.policy.max_chain_length; },
};

}  // namespace sixgate::policy
