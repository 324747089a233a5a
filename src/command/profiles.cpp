// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "command/nearest.hpp"
#include "command/options.hpp"
#include "command/profile_page.hpp"
#include "report/json.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "profiles [show NAME] [OPTION...]",
    .about =
        "Lists the scenario profiles, which a configuration adds to its own policy by\n"
        "`profiles = [\"NAME\", ...]`. show: what a profile opens and does, and which sentence of "
        "the\n"
        "whitepaper \"IPv6 security models and dual-stack (IPv6/IPv4) implications\" asks for it."};

std::vector<std::string_view> profile_names() {
  std::vector<std::string_view> names;
  for (const config::ProfileText& text : config::profile_texts()) names.push_back(text.name);
  return names;
}

void list(bool as_json) {
  std::size_t width = 0;
  for (const std::string_view name : profile_names()) width = std::max(width, name.size());
  for (const config::ProfileText& text : config::profile_texts()) {
    const std::string says = config::read_profile(text).says.value;
    if (as_json) {
      std::cout << report::JsonObject().text("profile", text.name).text("says", says).line()
                << '\n';
    } else {
      std::cout << std::left << std::setw(static_cast<int>(width)) << text.name << "  " << says
                << '\n';
    }
  }
}

int show(const std::string& name, bool as_json) {
  const auto texts = config::profile_texts();
  const auto found = std::ranges::find(texts, name, &config::ProfileText::name);
  if (found == texts.end()) {
    tell_unknown("profile", name, profile_names(), "sixgate profiles");
    return no;
  }
  const config::Profile profile = config::read_profile(*found);
  if (as_json) {
    print_profile_as_json(profile);
  } else {
    print_profile(profile);
  }
  return done;
}

}  // namespace

int profiles(std::vector<std::string> words) {
  boost::program_options::options_description options("Options");
  options.add_options()("json", "one JSON object a line instead of text");
  const auto line = read_command_line(synopsis, options, {.least = 0, .most = 2}, words);
  if (!line) return done;
  const auto& operands = line->operands();
  if (operands.empty()) {
    list(line->has("json"));
    return done;
  }
  if (operands[0] != "show") {
    throw WrongUsage("profiles: `" + operands[0] +
                     "` is not `show NAME`; see `sixgate profiles --help`");
  }
  if (operands.size() < 2) {
    throw WrongUsage("profiles: show needs the name of a profile; `sixgate profiles` lists them");
  }
  return show(operands[1], line->has("json"));
}

}  // namespace sixgate::command
