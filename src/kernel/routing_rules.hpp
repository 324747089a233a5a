// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "sixgate/wire/address.hpp"

namespace sixgate::kernel {

/// A policy routing rule that looks at the mark: `ip rule ... fwmark VALUE/MASK`.
struct MarkRule {
  wire::Family family = wire::Family::ipv4;
  std::uint32_t preference = 0;
  std::uint32_t value = 0;
  std::uint32_t mask = 0xffffffff;
  bool is_inverted = false;  ///< `not fwmark`
  std::uint32_t table = 0;   ///< of the routes it looks in
};

/// Those of both families, in the kernel's order. Needs no privilege.
///
/// fails  Refused
[[nodiscard]] std::vector<MarkRule> read_mark_rules();

}  // namespace sixgate::kernel
