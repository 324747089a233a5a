// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/problem.hpp"

#include <utility>

namespace sixgate::config {

std::string format(const Problem& problem) {
  std::string text;
  if (!problem.file.empty()) {
    text += problem.file + ":";
    if (problem.line > 0) {
      text += std::to_string(problem.line) + ":" + std::to_string(problem.column) + ":";
    }
    text += " ";
  }
  return text + problem.message;
}

Invalid::Invalid(std::vector<Problem> problems) : problems_(std::move(problems)) {
  for (const Problem& problem : problems_) {
    if (!text_.empty()) text_ += '\n';
    text_ += format(problem);
  }
}

}  // namespace sixgate::config
