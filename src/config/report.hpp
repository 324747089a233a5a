// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/document.hpp"
#include "config/problem.hpp"

namespace sixgate::config {

/// Gathers the problems of one file.
class Report {
 public:
  explicit Report(std::string file) : file_(std::move(file)) {}

  void add(Place place, std::string message) {
    problems_.push_back({file_, place.line, place.column, std::move(message)});
  }

  [[nodiscard]] std::size_t count() const { return problems_.size(); }

  /// All of them, in the order of the file.
  [[nodiscard]] std::vector<Problem> in_order() const {
    std::vector<Problem> problems = problems_;
    std::ranges::stable_sort(problems, {}, [](const Problem& problem) {
      return Place{.line = problem.line, .column = problem.column};
    });
    return problems;
  }

 private:
  std::string file_;
  std::vector<Problem> problems_;
};

/// Reads TOML.
///
/// out    the top table
/// fails  Invalid with what was reported and the first place that is no TOML
[[nodiscard]] inline Value parse_document(std::string_view text, Report& report) {
  try {
    return parse_document(text);
  } catch (const SyntaxError& error) {
    report.add(error.place(), error.what());
    throw Invalid(report.in_order());
  }
}

}  // namespace sixgate::config
