// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace sixgate::command {

/// The names that are most like a word that is none of them: at most three, the likest first, and
/// none where nothing is near. A name that holds the word is always near.
[[nodiscard]] std::vector<std::string_view> nearest_of(std::string_view word,
                                                       std::span<const std::string_view> names);

/// Tells on standard error, in one line, that nothing has the name, and what was probably meant.
///
/// kind   of what there is none: `reason`
/// names  all that there are
/// lister what lists them: `sixgate reasons`
void tell_unknown(std::string_view kind, std::string_view word,
                  std::span<const std::string_view> names, std::string_view lister);

/// Every reason's name, in the order of their numbers.
[[nodiscard]] std::vector<std::string_view> reason_names();

}  // namespace sixgate::command
