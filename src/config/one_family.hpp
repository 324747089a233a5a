// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "config/problem.hpp"
#include "config/settings.hpp"

namespace sixgate::config {

/// Services whose addresses are all of one family, and that no other service opens in the other:
/// what is reachable over one family only is easily forgotten in the other.
[[nodiscard]] std::vector<Problem> find_services_of_one_family(const Settings& settings);

}  // namespace sixgate::config
