// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/colour.hpp"

namespace sixgate::report {

/// One line of a drawing.
struct Row {
  std::uint64_t offset = 0;  ///< of the first byte
  std::uint64_t length = 0;  ///< bytes; 0 for a line about a place
  std::size_t indent = 0;    ///< steps
  std::string name;
  std::vector<std::string> texts = {};
  std::optional<Ink> ink = {};  ///< of the name
};

/// The rows in columns: range, name, texts. A row that is too long goes on under its texts.
[[nodiscard]] std::string format(const std::vector<Row>& rows, Colour colour);

}  // namespace sixgate::report
