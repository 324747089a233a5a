// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iomanip>
#include <iostream>

#include <unistd.h>

#include "command/command.hpp"
#include "command/options.hpp"
#include "doctor/checks.hpp"
#include "kernel/table.hpp"
#include "report/colour.hpp"
#include "report/json.hpp"
#include "report/printable.hpp"

namespace sixgate::command {

namespace {

using doctor::Finding;
using doctor::Severity;

constexpr Synopsis synopsis{
    .form = "doctor [OPTION...]",
    .about =
        "Says whether this machine can run sixgate with that configuration, and what around it\n"
        "overrules sixgate or keeps traffic from it: what the kernel can do, other tables and "
        "their\n"
        "hooks, queues, marks, connection tracking, address translation, interfaces. One line a\n"
        "finding: ok, note, warning or blocker. Nothing is changed, but that the kernel may load\n"
        "modules that sixgate would need. Exit status 1 where there is a blocker."};

constexpr int severity_width = 7;

int check_width() {
  std::size_t width = 0;
  for (const auto& check : doctor::checks) width = std::max(width, check.name.size());
  return static_cast<int>(width);
}

std::string painted(Severity severity, report::Colour colour) {
  std::string word(name_of(severity));
  word.resize(severity_width, ' ');
  switch (severity) {
    case Severity::ok: return paint(word, report::Ink::green, colour);
    case Severity::note: return word;
    case Severity::warning: return paint(word, report::Ink::yellow, colour);
    case Severity::blocker: return paint(word, report::Ink::red, colour);
  }
  return word;
}

void tell(const Finding& finding) {
  std::cout << painted(finding.severity, report::colour_for(STDOUT_FILENO)) << "  " << std::left
            << std::setw(check_width()) << finding.check << "  " << report::printable(finding.what);
  if (!finding.mend.empty()) std::cout << " -- " << report::printable(finding.mend);
  std::cout << '\n';
}

void tell_json(const Finding& finding) {
  report::JsonObject object;
  object.text("severity", name_of(finding.severity))
      .text("check", finding.check)
      .text("what", finding.what);
  if (!finding.mend.empty()) object.text("mend", finding.mend);
  std::cout << object.line() << '\n';
}

}  // namespace

int doctor(std::vector<std::string> words) {
  auto known = configuration_options();
  known.add_options()("json", "one JSON object a finding instead of text");
  const auto line = read_command_line(synopsis, known, {}, words);
  if (!line) return done;

  const config::Configuration configuration = line->configuration();
  const auto findings = doctor::examine(kernel::ruleset_of(configuration), doctor::read_machine());
  std::ranges::for_each(findings, line->has("json") ? tell_json : tell);
  const auto blocks = [](const Finding& finding) { return finding.severity == Severity::blocker; };
  return std::ranges::any_of(findings, blocks) ? no : done;
}

}  // namespace sixgate::command
