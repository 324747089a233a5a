// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace sixgate::command {

/// The reasons whose names are most like a word that is none: at most three, the likest first, and
/// none where nothing is near. A name that holds the word is always near.
[[nodiscard]] std::vector<std::string_view> nearest_reasons(std::string_view word);

}  // namespace sixgate::command
