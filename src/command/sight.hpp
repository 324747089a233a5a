// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>

#include "config/configuration.hpp"
#include "screen/sight.hpp"

namespace sixgate::command {

/// Asks the gate that listens at a path, and looks at the kernel's side as far as it is shown to
/// this process. Takes as long as a gate that hangs is waited for, a second. What is not to be had
/// is missing, and the sentence on the gate says why.
///
/// configuration  whose queues are meant where no table says which, and whose actions where no gate
///                answers
[[nodiscard]] screen::Sight look_at_gate(const config::Configuration& configuration,
                                         const std::filesystem::path& control);

}  // namespace sixgate::command
