// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <filesystem>
#include <utility>

#include <system_error>

#include "command/ask_gate.hpp"
#include "command/command.hpp"
#include "command/options.hpp"
#include "service/gate.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "run [OPTION...]",
    .about =
        "Judges live traffic: installs table inet sixgate, answers the kernel's queues, and tells\n"
        "verdicts on standard output until SIGINT or SIGTERM. Of what repeats itself, and beyond\n"
        "20 a second of a reason, it tells how many more there were. A summary follows on "
        "standard\n"
        "error.\n"
        "SIGHUP has it take the configuration as it is now, or say why not and go on as before.\n"
        "The table stays; without a running gate its backstop does what when-absent says."};

constexpr std::array verdict_words{std::pair{"all", service::Verdicts::all},
                                   std::pair{"dropped", service::Verdicts::dropped},
                                   std::pair{"none", service::Verdicts::none}};

service::Verdicts read_verdicts(const std::string& word) {
  for (const auto& [name, verdicts] : verdict_words) {
    if (word == name) return verdicts;
  }
  throw WrongUsage("--verdicts is all, dropped or none, not `" + word + "`");
}

/// What a gate reads again has to be there again, and at once: a pipe is neither.
///
/// fails  config::Unreadable
void refuse_pipe(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored) && !std::filesystem::is_regular_file(file, ignored)) {
    throw config::Unreadable(file.string() +
                             " is no regular file, and only such can be read again");
  }
}

}  // namespace

int run(std::vector<std::string> words) {
  namespace options = boost::program_options;
  auto known = configuration_options();
  known.add_options()("json", "one JSON object a verdict instead of text");
  known.add_options()("verdicts", options::value<std::string>()->value_name("all|dropped|none"),
                      "which are told; dropped by default");
  known.add_options()("temporary-rules", "take the table away at the end");
  add_control(known);
  const auto line = read_command_line(synopsis, known, {}, words);
  if (!line) return done;

  const service::GateOptions gate{
      .tells = read_verdicts(line->value("verdicts").value_or("dropped")),
      .format = line->has("json") ? report::Format::json : report::Format::text,
      .temporary_rules = line->has("temporary-rules"),
      .control = control_of(*line)};
  bool is_first = true;
  const auto load = [&line, &is_first] {
    if (!std::exchange(is_first, false)) {
      refuse_pipe(line->configuration_file().value_or(config::default_file));
    }
    return line->configuration();
  };
  service::run_gate(load, gate);
  return done;
}

}  // namespace sixgate::command
