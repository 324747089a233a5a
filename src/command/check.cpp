// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <iostream>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "command/options.hpp"
#include "config/configuration.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "check [FILE] [OPTION...]",
    .about =
        "Checks the configuration in FILE, or the one that would be used. Prints each problem as\n"
        "file:line:column: message, and exits with 1 if there is any."};

std::optional<std::filesystem::path> chosen_file(const CommandLine& line) {
  if (line.operands().empty()) return line.configuration_file();
  if (line.has("config")) {
    throw WrongUsage(
        "check: FILE and --config both name a configuration; see `sixgate check --help`");
  }
  return line.operands().front();
}

void warn(const config::Configuration& configuration, std::ostream& out) {
  for (config::Problem idle : configuration.idle()) {
    idle.message.insert(0, "warning: ");
    out << config::format(idle) << '\n';
  }
}

}  // namespace

int check(std::vector<std::string> words) {
  auto options = configuration_options();
  options.add_options()("print",
                        "print the whole configuration in force, each value with its origin");
  const auto line = read_command_line(synopsis, options, {.least = 0, .most = 1}, words);
  if (!line) return done;
  const auto file = chosen_file(*line);
  try {
    const auto configuration = config::load(file, line->overrides());
    if (line->has("print")) {
      std::cout << configuration.print();
      warn(configuration, std::cerr);
    } else {
      warn(configuration, std::cout);
      const auto read = configuration.file();
      std::cout << (read.empty() ? "built-in defaults" : read) << ": ok\n";
    }
    return done;
  } catch (const config::Invalid& invalid) {
    for (const auto& problem : invalid.problems()) std::cout << config::format(problem) << '\n';
    return no;
  }
}

}  // namespace sixgate::command
