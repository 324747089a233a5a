// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

constexpr bool is_unknown_option(std::uint8_t type) {
  return packet::option::name_of(type).empty() && !packet::option::is_experiment(type);
}

}  // namespace detail

/// An option of a type that is neither assigned, as far as sixgate knows, nor for experiments. New
/// ones may come into use: RFC 9288 section 4.5.4 tells what dropping them costs.
inline constexpr Rule ext_option_unknown{
    .reason = Reason::ext_option_unknown,
    .sentence = "The packet has an option of an unknown type.",
    .law = {.rfc = 9288, .section = "4.5.5"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches = [](const Facts& f) { return f.contents.options->any(detail::is_unknown_option); },
};

}  // namespace sixgate::policy
