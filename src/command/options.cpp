// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/options.hpp"

#include <iostream>
#include <utility>

#include <boost/program_options/errors.hpp>
#include <boost/program_options/parsers.hpp>

namespace sixgate::command {

namespace {

namespace options = boost::program_options;

[[noreturn]] void refuse(const Synopsis& synopsis, const std::string& problem) {
  const std::string name(synopsis.form.substr(0, synopsis.form.find(' ')));
  throw WrongUsage(name + ": " + problem + "; see `sixgate " + name + " --help`");
}

void print_help(const Synopsis& synopsis, const options::options_description& known) {
  std::cout << "Usage: sixgate " << synopsis.form << "\n\n" << synopsis.about << "\n\n" << known;
}

void count(const Synopsis& synopsis, Operands allowed, const std::vector<std::string>& given) {
  if (given.size() < allowed.least) {
    refuse(synopsis, given.empty() ? "an operand is missing" : "too few operands");
  }
  if (given.size() > allowed.most) {
    refuse(synopsis, "`" + given[allowed.most] + "` is one operand too many");
  }
}

}  // namespace

std::optional<std::string> CommandLine::value(const std::string& option) const {
  if (!has(option)) return std::nullopt;
  return values_[option].as<std::string>();
}

config::Overrides CommandLine::overrides() const {
  config::Overrides overrides;
  overrides.monitor = has("monitor");
  if (const auto role = value("role")) {
    for (const policy::Role candidate : {policy::Role::border, policy::Role::host}) {
      if (*role == policy::name_of(candidate)) overrides.role = candidate;
    }
    if (!overrides.role) throw WrongUsage("--role is border or host, not `" + *role + "`");
  }
  return overrides;
}

std::optional<std::filesystem::path> CommandLine::configuration_file() const {
  if (const auto named = value("config")) return *named;
  return std::nullopt;
}

config::Configuration CommandLine::configuration() const {
  return config::load(configuration_file(), overrides());
}

options::options_description configuration_options() {
  options::options_description known("Options");
  known.add_options()("config,c", options::value<std::string>()->value_name("FILE"),
                      ("configuration; " + std::string(config::default_file) +
                       " by default, and without one the built-in defaults of the role")
                          .c_str());
  known.add_options()("role", options::value<std::string>()->value_name("border|host"),
                      "instead of the configuration's role");
  known.add_options()("monitor", "decide and tell, but accept everything");
  return known;
}

std::optional<CommandLine> read_command_line(const Synopsis& synopsis,
                                             const options::options_description& own,
                                             Operands operands,
                                             const std::vector<std::string>& words) {
  namespace style = options::command_line_style;
  options::options_description known(own);
  known.add_options()("help,h", "print this");
  options::variables_map values;
  std::vector<std::string> rest;
  try {
    const auto parsed = options::command_line_parser(words)
                            .options(known)
                            .style(style::unix_style & ~style::allow_guessing)
                            .run();
    for (const auto& option : parsed.options) {
      if (option.position_key >= 0) {
        rest.insert(rest.end(), option.value.begin(), option.value.end());
      }
    }
    options::store(parsed, values);
  } catch (const options::error& error) {
    refuse(synopsis, error.what());
  }
  if (values.count("help") > 0) {
    print_help(synopsis, known);
    return std::nullopt;
  }
  count(synopsis, operands, rest);
  return CommandLine(std::move(values), std::move(rest));
}

}  // namespace sixgate::command
