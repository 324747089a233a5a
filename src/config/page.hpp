// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "config/settings.hpp"

namespace sixgate::config {

/// A configuration while it is written: one key a line, and behind its value where that comes from.
class Page {
 public:
  explicit Page(const Settings& settings) : settings_(settings) {}

  /// `[site]` or `[[tunnel]]`.
  void begin(const std::string& header);

  /// key       bare or quoted, as TOML wants it
  /// value     TOML
  /// of_role   whether the default depends on the role
  void line(const std::string& key, const std::string& value, const Mark& mark,
            bool of_role = false);

  /// Whether what follows is only to be read, not in force where the page is loaded.
  void comment_out(bool is_comment) { comment_sign_ = is_comment ? "#" : ""; }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  const Settings& settings_;
  std::string_view comment_sign_;
  std::string text_;
};

}  // namespace sixgate::config
