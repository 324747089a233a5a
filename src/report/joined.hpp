// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sixgate::report {

/// `a, b, c`.
[[nodiscard]] inline std::string joined(const std::vector<std::string>& words,
                                        std::string_view separator = ", ") {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

}  // namespace sixgate::report
