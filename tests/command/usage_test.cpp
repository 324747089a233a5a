// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "command/program.hpp"
#include "support/catch.hpp"

namespace sixgate {

namespace {

using test::run_program;

/// One line, and the program's name in front of it.
bool is_one_line(const std::string& text) {
  return text.starts_with("sixgate: ") && std::ranges::count(text, '\n') == 1 &&
         text.ends_with('\n');
}

struct Row {
  std::string says;
  std::vector<std::string> words;
  int status;
  std::string names;  ///< what the line must hold
};

TEST_CASE("what is wrong is told in one line on standard error, with an exit status") {
  const std::vector<Row> rows{
      {"no subcommand", {}, 2, "subcommand is missing"},
      {"a subcommand that is none", {"relay"}, 2, "`relay`"},
      {"an option that is none", {"--nonsense"}, 2, "`--nonsense`"},
      {"replay without a file", {"replay"}, 2, "operand is missing"},
      {"replay with an unknown option", {"replay", "--nonsense", "x"}, 2, "--nonsense"},
      {"replay with an unknown role", {"replay", "--role", "router", "x"}, 2, "`router`"},
      {"a configuration that is not there",
       {"replay", "-c", "/nonexistent/sixgate.toml", "x"},
       2,
       "/nonexistent/sixgate.toml"},
      {"explain without a reason", {"explain"}, 2, "operand is missing"},
      {"explain with two", {"explain", "nd.hop-limit", "nd.off-link"}, 2, "nd.off-link"},
      {"explain with a reason that is none", {"explain", "wire.jumob"}, 1, "wire.jumbo?"},
      {"explain with a word like nothing", {"explain", "zzzzzzzzzz"}, 1, "sixgate reasons"},
      {"profiles with a profile alone", {"profiles", "corporate"}, 2, "show NAME"},
      {"profiles show without a name", {"profiles", "show"}, 2, "needs the name of a profile"},
      {"profiles show with two", {"profiles", "show", "coarse", "strict"}, 2, "`strict`"},
      {"a profile that is none", {"profiles", "show", "corprate"}, 1, "did you mean corporate?"},
      {"a profile like none", {"profiles", "show", "vpn-gateway"}, 1, "`sixgate profiles` lists"},
      {"reasons with an operand", {"reasons", "all"}, 2, "`all`"},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const auto outcome = run_program(row.words);
      CHECK(outcome.status == row.status);
      CHECK(outcome.out.empty());
      CHECK(is_one_line(outcome.err));
      CHECK(outcome.err.find(row.names) != std::string::npos);
    }
  }
}

TEST_CASE("every problem of a configuration is told with its place") {
  const test::ScratchFolder scratch;
  const std::string file =
      scratch.write("bad.toml", "role = \"border\"\nrule = \"host\"\nmood = 1\n");
  const auto outcome = run_program({"reasons", "-c", file});
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find(file + ":2:") != std::string::npos);
  CHECK(outcome.err.find(file + ":3:") != std::string::npos);
}

TEST_CASE("help is on standard output and names every subcommand") {
  const auto outcome = run_program({"--help"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  for (const command::Subcommand& subcommand : command::subcommands) {
    CHECK(outcome.out.find("\n  " + std::string(subcommand.name) + " ") != std::string::npos);
  }
}

TEST_CASE("every subcommand has --help") {
  for (const command::Subcommand& subcommand : command::subcommands) {
    const std::string name(subcommand.name);
    DYNAMIC_SECTION(name) {
      const auto outcome = run_program({name, "--help"});
      CHECK(outcome.status == 0);
      CHECK(outcome.err.empty());
      CHECK(outcome.out.starts_with("Usage: sixgate " + name));
    }
  }
}

TEST_CASE("the version is a name and a number") {
  const auto outcome = run_program({"--version"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.starts_with("sixgate "));
}

}  // namespace

}  // namespace sixgate
