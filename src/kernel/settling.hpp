// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "kernel/ruleset.hpp"

namespace sixgate::kernel {

/// Whether the ruleset lets packets in for their flow, as connection tracking knows it, that no
/// service opens.
[[nodiscard]] bool depends_on_flows(const Ruleset& ruleset);

/// Text that follows render()'s in one load and has TCP flows pass for a time whose beginning
/// connection tracking has not seen: for a ruleset that depends on flows, where none was known.
[[nodiscard]] std::string settle();

}  // namespace sixgate::kernel
