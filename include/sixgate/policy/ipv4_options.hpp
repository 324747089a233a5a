// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/ipv4_option_types.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/policy/facts.hpp"

namespace sixgate::policy {

/// Whether some option of the layer's IPv4 header has a type for which `is` holds; as far as they
/// can be read.
constexpr bool has_ipv4_option(const Facts& f, bool (*is)(std::uint8_t type)) {
  packet::OptionWalk walk(f.packet.at(f.layer.ipv4_options()), packet::ipv4_options);
  while (const auto option = walk.next()) {
    if (is(option->type)) return true;
  }
  return false;
}

}  // namespace sixgate::policy
