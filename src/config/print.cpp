// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "config/page.hpp"

namespace sixgate::config {

namespace {

/// Text that may stand in a TOML comment, which has no control characters.
std::string for_comment(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
  return text;
}

}  // namespace

void Page::begin(const std::string& header) {
  text_ += "\n" + std::string(comment_sign_) + header + "\n";
}

void Page::line(const std::string& key, const std::string& value, const Mark& mark, bool of_role) {
  constexpr std::size_t comment_column = 48;
  std::string line = std::string(comment_sign_) + key + " = " + value;
  if (line.size() < comment_column) line.resize(comment_column, ' ');
  line += "  # " + for_comment(format(settings_.origin_of(mark)));
  if (of_role && mark.is_default()) {
    line += " of role " + std::string(policy::name_of(settings_.general.role.value));
  }
  text_ += line + "\n";
}

std::string format(const Origin& origin) {
  if (origin.file.empty()) return "default";
  if (origin.line == 0) return origin.file;
  std::string text = origin.file + ":" + std::to_string(origin.line);
  if (!origin.profile.empty()) text += " (profile " + origin.profile + ")";
  return text;
}

}  // namespace sixgate::config
