// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>

#include "command/ask_gate.hpp"
#include "command/command.hpp"
#include "command/options.hpp"
#include "kernel/refused.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "reload [OPTION...]",
    .about =
        "Has the running gate read its configuration again and judge by it, with nothing lost and\n"
        "all remembered. Exit status 1 where it says why not, and goes on as before."};

/// A table is loaded meanwhile.
constexpr std::chrono::seconds longest{20};

}  // namespace

int reload(std::vector<std::string> words) {
  boost::program_options::options_description known("Options");
  add_control(known);
  const auto line = read_command_line(synopsis, known, {}, words);
  if (!line) return done;
  const auto path = control_of(*line);
  const auto answer = ask_gate(path, "reload", longest);
  if (!answer) {
    throw kernel::Refused("no gate listens at " + path.string() + "; start one with `sixgate run`");
  }
  const bool is_done = answer->value("done", false);
  (is_done ? std::cout : std::cerr) << answer->value("words", std::string());
  return is_done ? done : no;
}

}  // namespace sixgate::command
