// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/options.hpp"

#include "support/catch.hpp"

namespace sixgate::command {

namespace {

using Words = std::vector<std::string>;

constexpr Synopsis synopsis{.form = "replay FILE... [OPTION...]", .about = "Judges captures."};

CommandLine read(const Words& words, Operands operands = {.least = 0, .most = 9}) {
  auto line = read_command_line(synopsis, configuration_options(), operands, words);
  REQUIRE(line);
  return *line;
}

std::string problem_of(const Words& words, Operands operands = {.least = 0, .most = 9}) {
  try {
    (void)read_command_line(synopsis, configuration_options(), operands, words);
  } catch (const WrongUsage& wrong) {
    return wrong.what();
  }
  return {};
}

TEST_CASE("options come before, after and between operands") {
  for (const Words& words : {Words{"--role", "host", "-c", "x.toml", "a", "b"},
                             Words{"a", "b", "--role=host", "-cx.toml"},
                             Words{"a", "--config", "x.toml", "b", "--role", "host"}}) {
    const CommandLine line = read(words);
    CHECK(line.operands() == Words{"a", "b"});
    CHECK(line.overrides().role == policy::Role::host);
    CHECK_FALSE(line.overrides().monitor);
    CHECK(line.configuration_file() == "x.toml");
  }
}

TEST_CASE("without options nothing is asked for") {
  const CommandLine line = read({});
  CHECK(line.operands().empty());
  CHECK_FALSE(line.overrides().role);
  CHECK_FALSE(line.configuration_file());
  CHECK_FALSE(line.value("config"));
}

TEST_CASE("a dash is an operand, and two end the options") {
  CHECK(read({"-", "--monitor"}).operands() == Words{"-"});
  CHECK(read({"--monitor", "--", "--role", "-x"}).operands() == Words{"--role", "-x"});
}

TEST_CASE("wrong words are told in one line that names the subcommand and its help") {
  const std::string end = "; see `sixgate replay --help`";
  CHECK(problem_of({"--nonsense"}) == "replay: unrecognised option '--nonsense'" + end);
  CHECK(problem_of({"--mon"}) == "replay: unrecognised option '--mon'" + end);
  CHECK(problem_of({"a", "-c"}) ==
        "replay: the required argument for option '--config' is missing" + end);
  CHECK(problem_of({}, {.least = 1, .most = 1}) == "replay: an operand is missing" + end);
  CHECK(problem_of({"a", "b"}, {.least = 1, .most = 1}) ==
        "replay: `b` is one operand too many" + end);
  CHECK_THROWS_AS(read({"--role", "router"}).overrides(), WrongUsage);
}

}  // namespace

}  // namespace sixgate::command
