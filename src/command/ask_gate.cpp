// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/ask_gate.hpp"

#include <iostream>

#include "config/configuration.hpp"
#include "kernel/refused.hpp"
#include "service/control.hpp"

namespace sixgate::command {

void add_control(boost::program_options::options_description& options) {
  namespace program_options = boost::program_options;
  options.add_options()(
      "control", program_options::value<std::string>()->value_name("PATH"),
      ("where the gate is asked [" + std::string(service::default_control) + "]").c_str());
}

std::filesystem::path control_of(const CommandLine& line) {
  return line.value("control").value_or(std::string(service::default_control));
}

config::Configuration configuration_to_look_by(const CommandLine& line) {
  const auto say = [](const std::string& problem) {
    std::cerr << "sixgate: looking by the defaults: " << problem << '\n';
  };
  try {
    return line.configuration();
  } catch (const config::Invalid& invalid) {
    say(config::format(invalid.problems().front()));
  } catch (const config::Unreadable& unreadable) {
    say(unreadable.what());
  }
  return config::load_defaults(line.overrides());
}

std::optional<nlohmann::ordered_json> ask_gate(const std::filesystem::path& path,
                                               const std::string& request,
                                               std::chrono::milliseconds longest) {
  const auto answer = service::ask(path, request, longest);
  if (!answer) return std::nullopt;
  auto object = nlohmann::ordered_json::parse(*answer, nullptr, false);
  if (!object.is_object()) {
    throw kernel::Refused("what answers at " + path.string() + " is no gate of this version");
  }
  if (object.contains("error")) {
    throw kernel::Refused("the gate at " + path.string() +
                          " refuses: " + object.value("error", std::string()));
  }
  return object;
}

}  // namespace sixgate::command
