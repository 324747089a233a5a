// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "command/program.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"

namespace sixgate {

namespace {

using test::run_program;
using test::ScratchFolder;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

TEST_CASE("reasons lists every reason in the order of its number") {
  const ScratchFolder scratch;
  const auto outcome = run_program({"reasons", "-c", scratch.write("empty.toml", "")});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  const auto lines = lines_of(outcome.out);
  REQUIRE(lines.size() == policy::reason_count + 1);
  CHECK(lines.front().starts_with("REASON "));
  for (std::size_t i = 0; i < policy::reason_count; ++i) {
    const policy::CatalogueRow& row = policy::catalogue[i];
    const auto words = words_of(lines[i + 1]);
    CHECK(words.at(0) == row.name);
    CHECK(words.at(1) == (row.defaults.has_value() ? policy::name_of(row.defaults->border) : "-"));
    CHECK(words.at(4) == words.at(1));
    CHECK(lines[i + 1].ends_with(row.sentence));
  }
}

TEST_CASE("reasons shows what the configuration put in force, and where") {
  const ScratchFolder scratch;
  const std::string file = scratch.write("site.toml", "[actions]\n\"nd.hop-limit\" = \"log\"\n");
  const auto lines = lines_of(run_program({"reasons", "--json", "-c", file}).out);
  REQUIRE(lines.size() == policy::reason_count);
  const auto found = std::ranges::find_if(lines, [](const std::string& line) {
    return line.starts_with(R"({"reason":"nd.hop-limit",)");
  });
  REQUIRE(found != lines.end());
  CHECK(found->find(R"("action":"log","origin":")" + file + R"(:2")") != std::string::npos);
}

TEST_CASE("reasons that accept have no action") {
  const ScratchFolder scratch;
  const auto outcome = run_program({"reasons", "--json", "-c", scratch.write("empty.toml", "")});
  CHECK(outcome.out.find(R"({"reason":"default.native","number":37,"verdict":"accept","law":)") !=
        std::string::npos);
}

}  // namespace

}  // namespace sixgate
