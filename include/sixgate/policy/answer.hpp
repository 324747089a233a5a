// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "sixgate/policy/action.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// What one rule said of one layer.
struct Answer {
  const Rule& rule;
  std::size_t depth = 0;           ///< of the layer that was asked about
  Action action = Action::accept;  ///< in force; accept: it was not asked
  bool is_hit = false;
};

/// Who wants no answers.
struct Unheard {
  constexpr void operator()(const Answer&) const {}
};

}  // namespace sixgate::policy
