// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "sixgate/packet/layer.hpp"

namespace sixgate::command {

/// `layer 1, ipv6 2600::1 > 2600::2`
[[nodiscard]] std::string describe_layer(const packet::Headers& headers, std::size_t depth);

}  // namespace sixgate::command
