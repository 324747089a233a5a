// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/direction.hpp"
#include "sixgate/policy/facts.hpp"

namespace sixgate::policy {

/// Whether the outermost layer bears one of [site] inside as source and is forwarded from outside,
/// which only an interface tells.
constexpr bool is_own_from_outside(const Facts& f) {
  return f.outer == nullptr && detail::is_by_interface(f) && is_in_transit(f) &&
         comes_from_outside(f) && wire::any_contains(f.policy.inside, f.layer.source);
}

}  // namespace sixgate::policy
