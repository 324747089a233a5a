// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sixgate::config {

/// The text as a TOML basic string. Messages use it too: what a file holds reaches no terminal raw.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// `a, b or c`.
[[nodiscard]] std::string join_with_or(const std::vector<std::string>& words);

/// How many letters must be put in, left out, changed or swapped with their neighbour.
[[nodiscard]] std::size_t distance(std::string_view a, std::string_view b);

/// The candidate at the least distance, the first of several; nothing where there is no candidate.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 std::span<const std::string> candidates);

/// `, did you mean "x"?` where a candidate is so near that the word is probably a slip of the pen;
/// else empty.
[[nodiscard]] std::string suggest(std::string_view word, std::span<const std::string> candidates);

/// Whether the pattern, a name or the beginning of one with `*` behind it, matches the name.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view name);

}  // namespace sixgate::config
