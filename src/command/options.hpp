// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <boost/program_options/variables_map.hpp>

#include "config/configuration.hpp"

namespace sixgate::command {

/// Words that are no use of the program. main() prints what() as one line and exits with 2.
class WrongUsage : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// How a subcommand is called, for --help.
struct Synopsis {
  std::string_view form;   ///< `replay FILE... [OPTION...]`
  std::string_view about;  ///< one paragraph, without its last line break
};

/// How many words that are no options a subcommand takes.
struct Operands {
  std::size_t least = 0;
  std::size_t most = 0;
};

/// The words behind a subcommand's name, read.
class CommandLine {
 public:
  CommandLine(boost::program_options::variables_map values, std::vector<std::string> operands)
      : values_(std::move(values)), operands_(std::move(operands)) {}

  [[nodiscard]] bool has(const std::string& option) const { return values_.count(option) > 0; }

  /// The option's value; nothing where it was not given.
  [[nodiscard]] std::optional<std::string> value(const std::string& option) const;

  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }

  /// What --role and --monitor change of the configuration.
  ///
  /// fails  WrongUsage when --role is neither border nor host
  [[nodiscard]] config::Overrides overrides() const;

  /// The file that --config names; nothing where the default is to be read.
  [[nodiscard]] std::optional<std::filesystem::path> configuration_file() const;

  /// The configuration which --config, --role and --monitor ask for.
  ///
  /// fails  WrongUsage, config::Invalid, config::Unreadable
  [[nodiscard]] config::Configuration configuration() const;

 private:
  boost::program_options::variables_map values_;
  std::vector<std::string> operands_;
};

/// -c/--config, --role and --monitor: what every subcommand that needs a policy takes. Add a
/// subcommand's own to it: `options.add_options()("json", "one JSON object a line")`.
[[nodiscard]] boost::program_options::options_description configuration_options();

/// Reads the words behind a subcommand's name. Options come before or after operands; `--` ends
/// them; -h and --help print the synopsis and the options to standard output.
///
/// own    the subcommand's options, configuration_options() among them where it wants them
/// out    nothing when --help was asked for, and the subcommand is done
/// fails  WrongUsage
[[nodiscard]] std::optional<CommandLine> read_command_line(
    const Synopsis& synopsis, const boost::program_options::options_description& own,
    Operands operands, const std::vector<std::string>& words);

}  // namespace sixgate::command
