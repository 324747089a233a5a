// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "sixgate/packet/options.hpp"

namespace sixgate::report {

// What an option's data say where they are no more than a number, an address, a prefix or a
// link-layer address; empty otherwise, and where they are not all here.

[[nodiscard]] std::string value_of_ipv6_option(const packet::Option& option);
[[nodiscard]] std::string value_of_discovery_option(const packet::Option& option);
[[nodiscard]] std::string value_of_mobility_option(const packet::Option& option);

}  // namespace sixgate::report
