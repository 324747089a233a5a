// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

namespace sixgate::config {

/// Something to tell about a configuration, and the place it is about.
struct Problem {
  std::string file;          ///< empty: no file was read
  std::uint32_t line = 0;    ///< counts from 1; 0: about no line of its own
  std::uint32_t column = 0;  ///< counts from 1
  std::string message;

  friend bool operator==(const Problem&, const Problem&) = default;
};

/// `file:line:column: message`; what is not known is left out.
[[nodiscard]] std::string format(const Problem& problem);

/// A configuration that cannot be used. It holds every problem of the file, in the order of the
/// file.
class Invalid : public std::exception {
 public:
  /// problems  at least one
  explicit Invalid(std::vector<Problem> problems);

  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

  /// The problems, one a line.
  [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

 private:
  std::vector<Problem> problems_;
  std::string text_;
};

/// A configuration file that cannot be read: it does not exist, is a directory, or may not be read.
class Unreadable : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace sixgate::config
