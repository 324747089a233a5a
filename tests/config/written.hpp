// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/configuration.hpp"

namespace sixgate::test {

/// A configuration file that lives as long as this.
class WrittenFile {
 public:
  explicit WrittenFile(std::string_view text);
  ~WrittenFile();
  WrittenFile(const WrittenFile&) = delete;
  WrittenFile& operator=(const WrittenFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path directory_;
  std::filesystem::path path_;
};

/// Loads the text from a file that is gone afterwards.
config::Configuration load_text(std::string_view text, const config::Overrides& overrides = {});

/// The problems of the text as `line:column: message`, in order; none where it loads.
std::vector<std::string> problems_of(std::string_view text);

/// What is idle and stands in a line of the file: not the rules that never match.
std::vector<config::Problem> idle_lines_of(const config::Configuration& configuration);

/// The prefixes as one line, `a/b c/d`.
std::string words(std::span<const wire::Prefix> prefixes);

/// One wrong text and the one problem it has.
struct Wrong {
  const char* says;
  const char* text;
  const char* problem;
};

/// Checks each row in a section of its own.
void check_each(std::span<const Wrong> rows);

}  // namespace sixgate::test
