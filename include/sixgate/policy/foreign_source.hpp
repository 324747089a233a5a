// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <span>

#include "sixgate/policy/crossing.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::policy::detail {

/// Whether a packet leaves from inside to outside with a source that [site] inside, which has
/// prefixes of its family, does not hold.
///
/// others  sources that are none of a site
constexpr bool is_foreign_source(const Facts& f, std::span<const wire::Prefix> others) {
  const wire::Address source = f.layer.source;
  const bool is_leaving = f.outer == nullptr && is_by_interface(f) && is_in_transit(f) &&
                          f.arrival.in_zone == Zone::inside && goes_outside(f);
  const bool is_told = std::ranges::any_of(f.policy.inside, [source](const wire::Prefix& prefix) {
    return prefix.address().family() == source.family();
  });
  return is_leaving && is_told && !wire::any_contains(f.policy.inside, source) &&
         !wire::any_contains(others, source) && !may_be_error(f.layer);
}

}  // namespace sixgate::policy::detail
