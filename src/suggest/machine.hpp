// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "kernel/links.hpp"
#include "kernel/routes.hpp"

namespace sixgate::suggest {

/// What a machine has itself that a configuration may have to name.
struct Machine {
  std::vector<kernel::Link> links{};
  std::vector<kernel::Route> routes{};
};

/// Looks at this one. Needs no privilege.
///
/// fails  kernel::Refused
[[nodiscard]] Machine read_machine();

}  // namespace sixgate::suggest
