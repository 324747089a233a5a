// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "config/problem.hpp"
#include "config/settings.hpp"

namespace sixgate::config {

/// What Configuration::idle() tells.
[[nodiscard]] std::vector<Problem> find_idle(const Settings& settings);

}  // namespace sixgate::config
