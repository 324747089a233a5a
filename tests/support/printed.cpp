// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/printed.hpp"

#include <algorithm>
#include <sstream>

namespace sixgate::test {

std::string without_comments(const std::string& printed) {
  std::istringstream lines(printed);
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    line.resize(std::min(line.size(), line.find("  # ")));
    if (line.starts_with('#') || line.empty()) continue;
    line.resize(line.find_last_not_of(' ') + 1);
    result += line + "\n";
  }
  return result;
}

}  // namespace sixgate::test
