// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/row.hpp"

#include <algorithm>

namespace sixgate::report {

namespace {

constexpr std::size_t most_columns = 100;
constexpr std::size_t step = 2;
constexpr std::size_t offset_width = 6;
constexpr std::size_t range_width = 15;

std::string range_of(const Row& row) {
  const std::string first = std::to_string(row.offset);
  std::string range(offset_width - std::min(offset_width, first.size()), ' ');
  range += first;
  if (row.length > 1) range += ".." + std::to_string(row.offset + row.length - 1);
  range.append(range_width - std::min(range_width, range.size()), ' ');
  return range;
}

std::size_t name_end(const Row& row) { return row.indent * step + row.name.size(); }

/// The texts from `column` on, in as many lines as they need.
std::string flow(const std::vector<std::string>& texts, std::size_t column) {
  std::string out;
  std::size_t at = column;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const bool is_parted = i + 1 < texts.size() && !texts[i].ends_with('>');
    const std::string text = texts[i] + (is_parted ? "," : "");
    if (at > column && at + 1 + text.size() > most_columns) {
      out += '\n' + std::string(column, ' ');
      at = column;
    } else if (at > column) {
      out += ' ';
      ++at;
    }
    out += text;
    at += text.size();
  }
  return out;
}

}  // namespace

std::string format(const std::vector<Row>& rows, Colour colour) {
  std::size_t widest = 0;
  for (const Row& row : rows) widest = std::max(widest, name_end(row));
  const std::size_t column = range_width + widest + 2;
  std::string out;
  for (const Row& row : rows) {
    out += range_of(row) + std::string(row.indent * step, ' ');
    out += row.ink ? paint(row.name, *row.ink, colour) : row.name;
    if (!row.texts.empty()) {
      out.append(column - range_width - name_end(row), ' ');
      out += flow(row.texts, column);
    }
    out += '\n';
  }
  return out;
}

}  // namespace sixgate::report
