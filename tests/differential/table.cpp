// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/table.hpp"

#include <stdexcept>

namespace sixgate::differential {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

Table::Table(const std::string& path) : path_(path), file_(path, std::ios::binary) {
  if (!file_) throw std::runtime_error(path + ": cannot be opened");
  std::string line;
  while (names_.empty() && std::getline(file_, line)) {
    if (!line.starts_with('#')) names_ = split(line, '\t');
  }
}

std::optional<Row> Table::next() {
  std::string line;
  do {
    if (!std::getline(file_, line)) return std::nullopt;
  } while (line.starts_with('#') || line.empty());
  const std::vector<std::string> values = split(line, '\t');
  if (values.size() != names_.size()) {
    throw std::runtime_error(path_ + ": a line has " + std::to_string(values.size()) +
                             " columns, the first one " + std::to_string(names_.size()));
  }
  Row row;
  for (std::size_t i = 0; i < values.size(); ++i) row[names_[i]] = values[i];
  return row;
}

}  // namespace sixgate::differential
