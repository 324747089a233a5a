// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <utility>

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
        "verdicts on standard output until SIGINT or SIGTERM, of each reason at most 20 lines a\n"
        "second and then how many more there were. A summary follows on standard error.\n"
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

}  // namespace

int run(std::vector<std::string> words) {
  namespace options = boost::program_options;
  auto known = configuration_options();
  known.add_options()("json", "one JSON object a verdict instead of text");
  known.add_options()("verdicts", options::value<std::string>()->value_name("WHICH"),
                      "tell all, dropped (the default) or none");
  known.add_options()("temporary-rules", "take the table away at the end");
  add_control(known);
  const auto line = read_command_line(synopsis, known, {}, words);
  if (!line) return done;

  const service::GateOptions gate{
      .tells = read_verdicts(line->value("verdicts").value_or("dropped")),
      .format = line->has("json") ? report::Format::json : report::Format::text,
      .temporary_rules = line->has("temporary-rules"),
      .control = control_of(*line)};
  service::run_gate([&line] { return line->configuration(); }, gate);
  return done;
}

}  // namespace sixgate::command
