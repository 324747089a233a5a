// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "differential/table.hpp"

namespace sixgate::differential {

/// The columns of a row, each of which lists its values in the order of the packet's headers.
class Columns {
 public:
  explicit Columns(const Row& row);

  /// The next value of a column, which it then no longer has; empty behind its last one.
  std::string next(const std::string& name);

 private:
  std::map<std::string, std::vector<std::string>> left_;
};

/// A number in whatever base the dissector wrote it; 0 where there is none. Throws
/// std::invalid_argument where the text is no number.
std::uint64_t number(const std::string& text);

}  // namespace sixgate::differential
