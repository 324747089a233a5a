// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// More extension headers than packet::max_extension_headers. A node on the way may
/// set such a limit and has an error for it; no packet that anybody needs comes near it.
inline constexpr Rule ext_chain_too_long{
    .reason = Reason::ext_chain_too_long,
    .sentence = "The packet has more than 16 extension headers.",
    .law = {.rfc = 8883, .section = "2.5"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::fault,
    .matches = [](const Facts& f) { return f.layer.fault == packet::Fault::chain_length; },
};

}  // namespace sixgate::policy
