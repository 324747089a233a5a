// SPDX-License-Identifier: GPL-2.0-or-later
#include "written.hpp"

#include <cstdlib>
#include <fstream>

#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"

namespace sixgate::test {

WrittenFile::WrittenFile(std::string_view text) {
  std::string name = (std::filesystem::temp_directory_path() / "sixgate-config-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  directory_ = name;
  path_ = directory_ / "sixgate.toml";
  std::ofstream(path_, std::ios::binary) << text;
}

WrittenFile::~WrittenFile() {
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

config::Configuration load_text(std::string_view text, const config::Overrides& overrides) {
  const WrittenFile file(text);
  return config::load(file.path(), overrides);
}

std::vector<std::string> problems_of(std::string_view text) {
  const WrittenFile file(text);
  std::vector<std::string> problems;
  try {
    (void)config::load(file.path(), {});
  } catch (const config::Invalid& invalid) {
    for (config::Problem problem : invalid.problems()) {
      CHECK(problem.file == file.path());
      problem.file.clear();
      problems.push_back(std::to_string(problem.line) + ":" + std::to_string(problem.column) +
                         ": " + problem.message);
    }
  }
  return problems;
}

std::vector<config::Problem> idle_lines_of(const config::Configuration& configuration) {
  std::vector<config::Problem> idle = configuration.idle();
  std::erase_if(idle, [](const config::Problem& problem) { return problem.line == 0; });
  return idle;
}

std::string words(std::span<const wire::Prefix> prefixes) {
  std::string text;
  for (const wire::Prefix& prefix : prefixes) {
    if (!text.empty()) text += ' ';
    text += wire::format(prefix).view();
  }
  return text;
}

void check_each(std::span<const Wrong> rows) {
  for (const Wrong& row : rows) {
    DYNAMIC_SECTION(row.says) {
      CHECK(problems_of(row.text) == std::vector<std::string>{row.problem});
    }
  }
}

}  // namespace sixgate::test
