// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include <fnmatch.h>
#include <unistd.h>

#include <system_error>

#include "command/ask_gate.hpp"
#include "command/command.hpp"
#include "command/options.hpp"
#include "kernel/refused.hpp"
#include "service/watching.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "watch [OPTION...]",
    .about =
        "Tells the verdicts of the running gate as they fall, one line each, until it is\n"
        "interrupted. Asks only for what it shows, and takes nothing from what the gate logs.\n"
        "Exit status 1 where no gate runs, and where the one that is watched ends."};

/// A request is one line of so many bytes at most, in words.
constexpr std::size_t longest_pattern = 200;

/// fails  WrongUsage
std::string read_reasons(const std::string& pattern) {
  const auto matches = [&pattern](const policy::ReasonName& row) {
    return ::fnmatch(pattern.c_str(), std::string(row.name).c_str(), 0) == 0;
  };
  if (pattern.size() > longest_pattern || pattern.find_first_of(" \t\n") != std::string::npos ||
      std::ranges::none_of(policy::reason_names, matches)) {
    throw WrongUsage("no reason is like `" + pattern + "`; see `sixgate reasons`");
  }
  return pattern;
}

/// out    nothing where no gate listens
/// fails  std::system_error
std::optional<service::Watching> begin(const std::filesystem::path& path,
                                       const std::string& request) {
  try {
    return std::optional<service::Watching>(std::in_place, path, request);
  } catch (const std::system_error& failure) {
    const int error = failure.code().value();
    if (error != ENOENT && error != ECONNREFUSED) throw;
    return std::nullopt;
  }
}

/// In a handler: nobody waits for a reader who takes nothing.
void end_at_once(int /*signal*/) { ::_exit(done); }

/// fails  kernel::Refused where the line is a refusal
void refuse_refusal(const std::string& line) {
  if (!line.starts_with(R"({"error":)")) return;
  const auto refusal = nlohmann::json::parse(line, nullptr, false);
  throw kernel::Refused("the gate refuses: " + refusal.value("error", line));
}

/// Until the gate has nothing more to say.
void tell_all(service::Watching& watching) {
  constexpr std::chrono::milliseconds long_enough{1000};
  while (!watching.is_over()) {
    auto line = watching.next(long_enough);
    for (; line; line = watching.next(std::chrono::milliseconds(0))) {
      refuse_refusal(*line);
      std::cout << *line << '\n';
    }
    std::cout.flush();
  }
}

}  // namespace

int watch(std::vector<std::string> words) {
  namespace options = boost::program_options;
  options::options_description known("Options");
  known.add_options()("reason", options::value<std::string>()->value_name("GLOB"),
                      "only of reasons that match, such as 'tunnel.*'");
  known.add_options()("dropped", "only what was dropped, would be, or was noted as configured");
  known.add_options()("json", "one JSON object a verdict instead of text");
  add_control(known);
  const auto line = read_command_line(synopsis, known, {}, words);
  if (!line) return done;

  const std::string request = std::string("watch ") + (line->has("json") ? "json" : "text") +
                              (line->has("dropped") ? " dropped " : " all ") +
                              read_reasons(line->value("reason").value_or("*"));
  std::signal(SIGINT, end_at_once);
  std::signal(SIGTERM, end_at_once);
  auto watching = begin(control_of(*line), request);
  if (!watching) {
    std::cerr << "sixgate: no gate listens at " << control_of(*line).string()
              << "; start one with `sixgate run`\n";
    return no;
  }
  tell_all(*watching);
  std::cerr << "sixgate: the gate has ended\n";
  return no;
}

}  // namespace sixgate::command
