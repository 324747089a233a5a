// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/columns.hpp"

namespace sixgate::differential {

Columns::Columns(const Row& row) {
  for (const auto& [name, value] : row) {
    if (!value.empty()) left_[name] = split(value, ',');
  }
}

std::string Columns::next(const std::string& name) {
  std::vector<std::string>& left = left_[name];
  if (left.empty()) return {};
  const std::string value = left.front();
  left.erase(left.begin());
  return value;
}

std::uint64_t number(const std::string& text) {
  return text.empty() ? 0 : std::stoull(text, nullptr, 0);
}

}  // namespace sixgate::differential
