// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "capture/reader.hpp"

namespace sixgate::command {

/// Reads captures one after the other to their ends, and shows how far it is. One that cannot be
/// read, or not to its end, is told on standard error, and the next follows.
///
/// visit  gets every frame; whatever it throws ends the reading
/// out    the exit status
[[nodiscard]] int read_captures(const std::vector<std::string>& paths,
                                const std::function<void(const capture::Frame&)>& visit);

}  // namespace sixgate::command
