// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// More than 7 bytes of padding in a row. Nothing in a header is aligned to more than 8 bytes, so
/// no padding needs to be longer.
inline constexpr Rule ext_padding_too_long{
    .reason = Reason::ext_padding_too_long,
    .sentence = "More than 7 bytes of padding stand in a row between options.",
    .law = {.rfc = 8883, .section = "2.7"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) {
          constexpr std::size_t most = 7;
          return f.contents.options->longest_padding > most;
        },
};

}  // namespace sixgate::policy
