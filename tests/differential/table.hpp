// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sixgate::differential {

/// Cuts a text at every separator: one part more than it has of them.
std::vector<std::string> split(std::string_view text, char separator);

/// One row by the names in the table's first line.
using Row = std::map<std::string, std::string>;

/// A file of tab-separated columns, the first line of which names them. Lines that begin with `#`
/// are left out.
class Table {
 public:
  /// fails  std::runtime_error when it cannot be opened
  explicit Table(const std::string& path);

  /// The next row; nothing at the end.
  ///
  /// fails  std::runtime_error when it has more or fewer columns than the first line
  std::optional<Row> next();

 private:
  std::string path_;
  std::ifstream file_;
  std::vector<std::string> names_;
};

}  // namespace sixgate::differential
