// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "config/problem.hpp"
#include "config/settings.hpp"

namespace sixgate::config {

/// Rules that are on and never match, because the site does not say what they compare with: one
/// problem for each thing that it does not say.
[[nodiscard]] std::vector<Problem> find_idle_rules(const Settings& settings);

}  // namespace sixgate::config
