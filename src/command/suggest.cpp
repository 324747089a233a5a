// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>

#include "command/ask_gate.hpp"
#include "command/command.hpp"
#include "command/options.hpp"
#include "suggest/suggestions.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "suggest [OPTION...]",
    .about =
        "Prints what the configuration would have to declare, as TOML: [[tunnel]], [zones], "
        "[site]\n"
        "and [[service]] for what the running gate saw, in monitor mode or not, and for what this\n"
        "machine has: its tunnel devices, interfaces and routes. Each entry has its evidence as a\n"
        "comment. What was seen is what senders said, who may be anybody: read before you take it\n"
        "over. Exit status 1 where there is nothing to suggest."};

constexpr std::string_view heading =
    "# What the configuration would have to say for what is here and was seen. What was seen is "
    "what\n"
    "# senders said: take over what you know to be yours. A file has [site] and [zones] once; put\n"
    "# their keys there if it has them already.\n\n";

/// Nothing of a gate where none runs, which is said.
suggest::Sighted ask_sightings(const std::filesystem::path& control) {
  const auto told = ask_gate(control, "sightings");
  if (told) return suggest::read_sightings(*told);
  std::cerr << "sixgate: no gate listens at " << control.string()
            << ": suggesting for what this machine has alone\n";
  return {};
}

}  // namespace

int suggest(std::vector<std::string> words) {
  auto known = configuration_options();
  add_control(known);
  const auto line = read_command_line(synopsis, known, {}, words);
  if (!line) return done;
  const config::Configuration configuration = line->configuration();
  const auto sighted = ask_sightings(control_of(*line));
  const auto entries = suggest::suggest(configuration, suggest::read_machine(), sighted);
  if (!entries.empty()) std::cout << heading << suggest::to_toml(entries);
  return suggest::has_suggestions(entries) ? done : no;
}

}  // namespace sixgate::command
